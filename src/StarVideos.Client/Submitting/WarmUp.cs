using System.Text;
using StarVideos.Journal;

namespace StarVideos.Submitting;

/// <summary>
/// Runs a submission in memory, from the request to the task, so that the code is compiled before the first real submission: no file, no
/// network, no key. In a new process, most of the time of the first submission is compiling. This class uses nothing that would itself have
/// to be compiled only for it, such as an async method.
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

    /// <summary>Answers like the service: not at once, so that the code after an await is compiled as well.</summary>
    private sealed class Stage : HttpMessageHandler
    {
        private static readonly byte[] Answer = Encoding.UTF8.GetBytes("""{"id":"warm-up","status":"queued","created":1}""");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.Run(static () => new HttpResponseMessage { Content = new ByteArrayContent(Answer) }, CancellationToken.None);
    }
}
