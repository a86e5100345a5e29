namespace StarVideos.Stages;

/// <summary>Lets the journal show that a task ended. That it could not be recorded is worth no more than a word: the service can be asked again.</summary>
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
