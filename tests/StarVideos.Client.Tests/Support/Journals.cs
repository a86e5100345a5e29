using StarVideos.Journal;
using StarVideos.Submitting;
using StarVideos.Time;

namespace StarVideos.Client.Tests.Support;

/// <summary>Journals for tests, each like that of another process: only the file is shared.</summary>
internal static class Journals
{
    internal static VideoJournal At(string path, Clock? clock = null, Clock? lockClock = null) =>
        new(JournalLocation.From(path), new JournalWriter(path, lockClock ?? Clock.System), clock ?? Clock.System);

    /// <summary>Submits as a stage does: records the intent, sends the request, records the outcome.</summary>
    internal static async Task<VideoTask> SubmitAsync(this VideoJournal journal, StarVideosClient client, VideoRequest request, string? batch = "batch", Action<string>? told = null, Action<StarVideosException>? onRetry = null)
    {
        var intent = await journal.Recorder.BeginAsync(request, client.BaseUri, batch, default);
        var submission = new SubmissionSender(new TaskSubmitter(client, (fault, _) => onRetry?.Invoke(fault)), journal.Recorder, told ?? (_ => { }));
        return await submission.SendAsync(request, intent, batch, default, default);
    }
}
