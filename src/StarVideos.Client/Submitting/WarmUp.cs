using System.Text;
using StarVideos.Journal;

namespace StarVideos.Submitting;

/// <summary>
/// Goes through a submission in memory, from the request to the task, so that the code of the first real one is compiled by then: no
/// file, no network, no key. In a fresh process the first submission is mostly compiling. The class itself has nothing that would have
/// to be compiled without need, such as an async method.
/// </summary>
internal static class WarmUp
{
    internal static Task RunAsync()
    {
        var client = new StarVideosClient(new StarVideosClientOptions { ApiKey = "no-key", Handler = new Stage(), Journal = VideoJournal.Off, MaximumOfEnvironment = null });
        JournalLine.Of(LineEvent.Intent, client.Clock.UtcNow).ToUtf8();
        RequestFingerprint.Of(new TextRequest("A warm-up"), client.BaseUri);
        var stage = new SubmitStage(client, new SubmitOptions(), static _ => { });
        return stage.AddAsync(new VideoRow("A warm-up")).ContinueWith(
            _ => stage.CompleteAsync().ContinueWith(_ => stage.Dispose(), TaskScheduler.Default),
            TaskScheduler.Default).Unwrap();
    }

    /// <summary>Answers as the service does: after a while, so that what awaits the answer is gone through as well.</summary>
    private sealed class Stage : HttpMessageHandler
    {
        private static readonly byte[] Answer = Encoding.UTF8.GetBytes("""{"id":"warm-up","status":"queued","created":1}""");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.Run(static () => new HttpResponseMessage { Content = new ByteArrayContent(Answer) }, CancellationToken.None);
    }
}
