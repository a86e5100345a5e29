using StarVideos.Journal;
using StarVideos.Querying;
using StarVideos.Retry;
using StarVideos.Saving;
using StarVideos.Submitting;
using StarVideos.Waiting;

namespace StarVideos.NetFramework;

/// <summary>Submits, asks, waits and saves against the service named on the command line, and says so line by line. Exits with 1 at the first surprise.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var (baseUri, key, folder) = (new Uri(arguments[0]), arguments[1], arguments[2]);
        using var client = new StarVideosClient(new StarVideosClientOptions { ApiKey = key, BaseUri = baseUri });

        var journal = TaskJournal.Open(Path.Combine(folder, "journal.jsonl"));
        var submitter = new JournaledSubmitter(client, new TaskSubmitter(client), journal, "net472", Console.WriteLine);
        var requests = new VideoRequest[]
        {
            new TextRequest("A lighthouse at dawn", 5, VideoRatio.Landscape, "text"),
            new ImageReferenceRequest("A fox", ["https://example.com/a.png"], name: "images"),
            new FirstLastFrameRequest("A bud opens", "https://example.com/a.png", "https://example.com/b.png", name: "frames"),
            new VideoReferenceRequest("A dance", "https://example.com/a.mp4", "video"),
            new ImageAndVideoRequest("A walk", ["https://example.com/a.png"], "https://example.com/a.mp4", "both"),
            new VideoRow([new("PROMPT", "A row \u706f"), new("duration", "4")]).ToRequest(),
        };
        var tasks = new List<VideoTask>();
        foreach (var request in requests)
        {
            tasks.Add(await submitter.SubmitAsync(request, null, CancellationToken.None, CancellationToken.None));
        }

        Say("created", tasks.Count == requests.Length && tasks.All(task => task.Status == VideoTaskStatus.Queued));
        Say("journal", journal.List(Console.WriteLine).Select(task => task.Id).SequenceEqual(tasks.Select(task => task.Id).Reverse()));
        Say("queried", (await client.QueryAsync(tasks[0])).Id == tasks[0].Id);

        var ended = new Ended();
        var waiter = new TaskWaiter(new TaskQuery(client).AskOnceAsync, new WaitOptions { PollInterval = TimeSpan.FromSeconds(1) }, Clock.System, ended);
        tasks.ForEach(waiter.Add);
        waiter.Complete();
        await waiter.RunAsync(CancellationToken.None);
        Say("waited", ended.Tasks.Count == tasks.Count && ended.Tasks.All(task => task.VideoUrl is not null));

        var saver = new VideoSaver(client, new SaveOptions { Folder = folder }, journal, null, Console.WriteLine);
        var saved = await Task.WhenAll(ended.Tasks.Select(task => saver.SaveAsync(task)));
        Say("saved", saved.All(file => new FileInfo(file.Path).Length == file.Length && file.Length > 1000) && journal.Saved().Count() == saved.Length);

        try
        {
            await client.CreateAsync(new TextRequest("Never sent twice [create:cut]"));
            Say("cut", false);
        }
        catch (StarVideosException exception)
        {
            Say("cut", exception.Kind == StarVideosErrorKind.SubmissionOutcomeUnknown);
        }

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

    private sealed class Ended : IWaitObserver
    {
        internal List<VideoTask> Tasks { get; } = [];

        void IWaitObserver.Ended(VideoTask task)
        {
            lock (Tasks)
            {
                Tasks.Add(task);
            }
        }

        void IWaitObserver.TimedOut(VideoTask task, TimeSpan waited) => throw new InvalidOperationException($"{task.Id} timed out");

        void IWaitObserver.GaveUp(VideoTask task, StarVideosException lastFault) => throw lastFault;

        void IWaitObserver.Changed(VideoTask before, VideoTask task)
        {
        }

        void IWaitObserver.PollFailed(VideoTask task, StarVideosException fault, int failures, int budget)
        {
        }
    }
}
