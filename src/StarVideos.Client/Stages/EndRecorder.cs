namespace StarVideos.Stages;

/// <summary>Records in the journal that a task ended. If that fails, only a message is given, because the service can be asked again.</summary>
internal sealed class EndRecorder(VideoJournal journal, StageNotices notices)
{
    internal async Task RecordAsync(VideoTask task)
    {
        try
        {
            await journal.Recorder.EndedAsync(task).ConfigureAwait(false);
        }
        catch (StarVideosException fault)
        {
            notices.Tell(fault.Message);
        }
    }
}
