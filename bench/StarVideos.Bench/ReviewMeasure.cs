using System.Diagnostics;

namespace StarVideos.Bench;

/// <summary>Measures writing the review page of a run, whose tasks come from the journal, and reading the decisions about all of them.</summary>
internal static class ReviewMeasure
{
    internal static async Task<int> RunAsync(int count, string folder)
    {
        var path = Path.Combine(folder, "list.jsonl");
        if (!File.Exists(path))
        {
            await JournalMeasure.FillAsync(VideoJournal.Open(path), count);
        }

        var page = Path.Combine(folder, "review.html");
        var journal = VideoJournal.Open(path);
        var videos = Directory.CreateDirectory(Path.Combine(folder, "videos")).FullName;
        for (var number = 0; number < count; number++)
        {
            File.WriteAllBytes(Path.Combine(videos, $"{number}.mp4"), [0]);
        }

        // After a short one, as nothing compiled is measured.
        VideoReview.Export([], Path.Combine(folder, "small.html"), new ReviewOptions { Journal = VideoJournal.Off });
        var before = Peak();
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var written = VideoReview.Export(Enumerable.Range(0, count).Select(number => ReviewEntry.Of(VideoTask.WithId($"video_starvideos_{number}"), Path.Combine(videos, $"{number}.mp4"))), page, new ReviewOptions { Journal = journal });
        var exported = watch.Elapsed.TotalMilliseconds;
        var peak = Peak() - before;
        allocated = GC.GetTotalAllocatedBytes() - allocated;

        var decisions = string.Join(",", Enumerable.Range(0, count).Select(static number => $$"""{"id":"video_starvideos_{{number}}","decision":"keep","rating":5}"""));
        var file = Path.Combine(folder, "review.json");
        File.WriteAllText(file, $$"""{"v":1,"kind":"starvideos-review","review":"{{written.Id}}","page":"review.html","decisions":[{{decisions}}]}""");
        watch.Restart();
        var read = VideoReview.Import(file, journal: journal).Decisions.Count(static decision => decision.Error is null);
        return Report.Print(
            ("exportMilliseconds", exported), ("peakBytes", peak), ("allocatedBytes", allocated), ("pageBytes", new FileInfo(page).Length), ("entries", written.Entries),
            ("importMilliseconds", watch.Elapsed.TotalMilliseconds), ("read", read));
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
