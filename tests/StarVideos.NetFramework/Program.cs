namespace StarVideos.NetFramework;

/// <summary>
/// Submits, queries, waits and saves against the service on the command line, and prints a line for each step. Ends with exit code 1 at the
/// first error.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var (baseUri, key, folder) = (new Uri(arguments[0]), arguments[1], arguments[2]);
        var options = new StarVideosClientOptions { ApiKey = key, BaseUri = baseUri, Journal = VideoJournal.Open(Path.Combine(folder, "journal.jsonl")) };
        using var client = new StarVideosClient(options);
        var requests = new VideoRequest[]
        {
            new TextRequest("A lighthouse at dawn", 5, VideoRatio.Landscape, "text"),
            new ImageReferenceRequest("A fox", ["https://example.com/a.png"], name: "images"),
            new FirstLastFrameRequest("A bud opens", "https://example.com/a.png", "https://example.com/b.png", name: "frames"),
            new VideoReferenceRequest("A dance", "https://example.com/a.mp4", "video"),
            new ImageAndVideoRequest("A walk", ["https://example.com/a.png"], "https://example.com/a.mp4", "both"),
            new VideoRow([new("PROMPT", "A row \u706f"), new("duration", "4")]).ToRequest(),
        };
        var batch = new VideoBatch(client, new VideoBatchOptions
        {
            Submit = new SubmitOptions { Batch = "net472", Resume = true },
            Wait = new WaitOptions { PollInterval = TimeSpan.FromSeconds(1) },
        });
        var tasks = new List<VideoTask>();
        await foreach (var submitted in batch.SubmitAsync(requests.Select(request => new VideoRow(request))))
        {
            tasks.Add(submitted.Task ?? throw submitted.Error!);
        }

        Say("created", tasks.Count == requests.Length && tasks.All(task => task.Status == VideoTaskStatus.Queued));
        Say("journal", client.Journal.Tasks().Select(task => task.Id).OrderBy(id => id).SequenceEqual(tasks.Select(task => task.Id).OrderBy(id => id)));
        Say("queried", (await client.QueryAsync(tasks[0])).Id == tasks[0].Id);

        // The same rows again: nothing is sent, and the existing tasks are returned.
        var again = new List<VideoResult>();
        await foreach (var result in new VideoBatch(client, batch.Options).RunAsync(requests.Select(request => new VideoRow(request)), new SaveOptions { Folder = folder }))
        {
            again.Add(result);
        }

        Say("resumed", again.Select(result => result.Task!.Id).OrderBy(id => id).SequenceEqual(tasks.Select(task => task.Id).OrderBy(id => id)));
        Say("saved", again.All(result => result.Video is { } file && new FileInfo(file.Path).Length == file.Length && file.Length > 1000));
        Say("index", File.ReadAllLines(Path.Combine(folder, "index.jsonl")) is var lines && lines.Length == again.Count && again.All(result => lines.Any(line => line.Contains($"\"id\":\"{result.Task!.Id}\"") && line.Contains("\"sha256\":\""))));

        using (var references = new ReferenceChecker())
        {
            var report = await references.CheckAsync(again[0].Task!.VideoUrl!.AbsoluteUri, ReferenceKind.Video);
            Say("reference", report is { IsUsable: false, Duration.TotalSeconds: 2, MediaType: "video/mp4", Requests: 1 } && report.Problems.Single().Kind == ReferenceFindingKind.DurationOutOfRange);
            var absent = await references.CheckAsync(new Uri(again[0].Task!.VideoUrl!, "/absent.png").AbsoluteUri, ReferenceKind.Image);
            Say("absent reference", absent.Problems.Single().Kind == ReferenceFindingKind.NotFound);
            var dead = await references.CheckAsync("http://127.0.0.1:1/a.png", ReferenceKind.Image);
            Say("refused reference", dead.Problems.Single().Kind == ReferenceFindingKind.ConnectionRefused);
        }

        try
        {
            await client.CreateAsync(new TextRequest("Never sent twice [create:cut]"));
            Say("cut", false);
        }
        catch (StarVideosException exception)
        {
            Say("cut", exception.Kind == StarVideosErrorKind.SubmissionOutcomeUnknown);
        }

        Say("stalled create", await StalledAnswers.CreateEndsAsync(options));
        Say("stalled query", await StalledAnswers.QueryIsAskedAgainAsync(options));
        Say("stopped query", await StalledAnswers.StopIsHeardAsync(options));
        return 0;
    }

    private static void Say(string step, bool isFine)
    {
        Console.WriteLine($"{step}: {(isFine ? "fine" : "NOT FINE")}");
        if (!isFine)
        {
            Environment.Exit(1);
        }
    }
}
