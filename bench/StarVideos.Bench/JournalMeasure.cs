using System.Diagnostics;
using StarVideos.Journal;

namespace StarVideos.Bench;

/// <summary>Measures the journal: appending with a flush to the device, compared with write and flush alone; listing.</summary>
internal static class JournalMeasure
{
    private static readonly Uri BaseUri = new("https://service.example/api");

    /// <summary>Measures the journal and write and flush alone alternately, a hundred lines each: the speed of a disk changes.</summary>
    internal static async Task<int> AppendAsync(int count, string folder)
    {
        const int Turn = 100;
        var path = Path.Combine(folder, $"append-{Guid.NewGuid():N}.jsonl");
        var journal = VideoJournal.Open(path);
        await BeginAsync(journal, 0, Turn);

        // The same bytes in the same pieces, each flushed to the device, by a file that stays open.
        var line = new byte[new FileInfo(path).Length / Turn];
        line.AsSpan().Fill((byte)'x');
        line[^1] = (byte)'\n';
        using var bare = new FileStream(path + ".raw", FileMode.Create, FileAccess.Write, FileShare.Read, 0);

        var ofJournal = new Stopwatch();
        var ofBare = new Stopwatch();
        for (var done = 0; done < count; done += Turn)
        {
            ofJournal.Start();
            await BeginAsync(journal, done, Turn);
            ofJournal.Stop();

            ofBare.Start();
            for (var number = 0; number < Turn; number++)
            {
                bare.Write(line);
                bare.Flush(true);
            }

            ofBare.Stop();
        }

        return Report.Print(("milliseconds", ofJournal.Elapsed.TotalMilliseconds), ("syncMilliseconds", ofBare.Elapsed.TotalMilliseconds));
    }

    private static async Task BeginAsync(VideoJournal journal, int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            await journal.Recorder.BeginAsync(new TextRequest($"A lighthouse at dawn, number {number}", 5, "16:9"), BaseUri, "bench", CancellationToken.None);
        }
    }

    internal static async Task<int> ListAsync(int count, string folder)
    {
        var path = Path.Combine(folder, "list.jsonl");
        if (!File.Exists(path))
        {
            await FillAsync(VideoJournal.Open(path), count);
        }

        var watch = Stopwatch.StartNew();
        var listed = VideoJournal.Open(path).Tasks().Count();
        return Report.Print(("milliseconds", watch.Elapsed.TotalMilliseconds), ("listed", listed));
    }

    /// <summary>Measures what a person waits for: the newest submissions, a line for each label, a completion. A short journal is read first, so that compilation is not measured.</summary>
    internal static async Task<int> ShowAsync(int count, string folder)
    {
        var small = Path.Combine(folder, $"small-{Guid.NewGuid():N}.jsonl");
        await FillAsync(VideoJournal.Open(small), 500);
        Look(small, 500);
        var path = Path.Combine(folder, "list.jsonl");
        if (!File.Exists(path))
        {
            await FillAsync(VideoJournal.Open(path), count);
        }

        return Report.Print(Look(path, count));
    }

    private static (string Name, double Value)[] Look(string path, int count)
    {
        var journal = VideoJournal.Open(path);
        var read = BytesRead();
        var first = Milliseconds(() => journal.Submissions().Take(1).Count());
        var firstBytes = BytesRead() - read;
        read = BytesRead();
        var ten = Milliseconds(() => journal.Submissions().Take(10).Count());
        var tenBytes = BytesRead() - read;
        var labels = Milliseconds(() => journal.BatchLabels().Count());
        var batches = Milliseconds(() => journal.Batches().Count);

        var live = new List<long>();
        var passed = 0;
        foreach (var _ in journal.Submissions())
        {
            if (++passed == count / 10 || passed == count)
            {
                live.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        return
        [
            ("firstMilliseconds", first), ("firstBytes", firstBytes), ("tenMilliseconds", ten), ("tenBytes", tenBytes), ("fileBytes", new FileInfo(path).Length),
            ("labelsMilliseconds", labels), ("batchesMilliseconds", batches), ("liveAtTenth", live[0]), ("liveAtEnd", live[^1]), ("listed", passed),
        ];
    }

    private static double Milliseconds(Func<int> act)
    {
        var watch = Stopwatch.StartNew();
        act();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Bytes that this process has read from files and everything else; 0 where the system does not count them.</summary>
    private static long BytesRead() => OperatingSystem.IsLinux()
        ? long.Parse(File.ReadLines("/proc/self/io").First()["rchar: ".Length..], System.Globalization.CultureInfo.InvariantCulture)
        : 0;

    internal static async Task FillAsync(VideoJournal journal, int count)
    {
        const int AtOnce = 500;
        for (var done = 0; done < count; done += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(done, Math.Min(AtOnce, count - done)).Select(async number =>
            {
                var intent = await journal.Recorder.BeginAsync(new TextRequest($"A lighthouse at dawn, number {number}", 5, "16:9", $"shot-{number}"), BaseUri, "bench", CancellationToken.None);
                await journal.Recorder.CreatedAsync(intent, new VideoTask { Id = $"video_starvideos_{number}", Status = VideoTaskStatus.Queued, CreatedAt = DateTime.Now });
            }));
        }
    }
}
