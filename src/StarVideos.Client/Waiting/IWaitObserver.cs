namespace StarVideos.Waiting;

/// <summary>Receives the events of the tasks that are waited for. Called from any thread, but for one task never twice at the same time.</summary>
internal interface IWaitObserver
{
    /// <summary>The task ended, with or without a video.</summary>
    void Ended(VideoTask task);

    /// <summary>The task did not end in time. It goes on at the service.</summary>
    void TimedOut(VideoTask task, TimeSpan waited);

    /// <summary>The service could not be asked, several times in a row. The task may go on at the service.</summary>
    void GaveUp(VideoTask task, StarVideosException lastFault);

    /// <summary>The state of the task has changed.</summary>
    void Changed(VideoTask before, VideoTask task);

    /// <summary>A poll failed; the wait goes on.</summary>
    void PollFailed(VideoTask task, StarVideosException fault, int failures, int budget);
}
