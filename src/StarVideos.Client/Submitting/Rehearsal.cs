using System.Text;
using StarVideos.Journal;

namespace StarVideos.Submitting;

/// <summary>
/// Goes through a submission in memory, from the request to the task, so that the code of the first real one is compiled by then: no
/// file, no network, no key. Itself it has nothing that would have to be compiled without need, such as an async method.
/// </summary>
internal static class Rehearsal
{
    internal static Task RunAsync()
    {
        var client = new StarVideosClient(new StarVideosClientOptions { ApiKey = "no-key", Handler = new Stage() });
        var request = new TextRequest("A rehearsal");
        RequestFingerprint.Of(request, client.BaseUri, batch: null);
        JournalLine.Of(JournalEvent.Intent, client.Clock.UtcNow).ToUtf8();
        var submitter = new JournaledSubmitter(client, new TaskSubmitter(client), TaskJournal.Open("off"), batch: null, static _ => { });
        return submitter.SubmitAsync(request, replaces: null, CancellationToken.None, CancellationToken.None);
    }

    /// <summary>Answers as the service does: after a while, so that what awaits the answer is gone through as well.</summary>
    private sealed class Stage : HttpMessageHandler
    {
        private static readonly byte[] Answer = Encoding.UTF8.GetBytes("""{"id":"rehearsed","status":"queued","created":1}""");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.Run(static () => new HttpResponseMessage { Content = new ByteArrayContent(Answer) }, CancellationToken.None);
    }
}
