namespace StarVideos;

/// <summary>How a wait for a task ended.</summary>
public sealed record WaitResult
{
    /// <summary>The task as last known. It has ended, or there is an <see cref="Error"/>.</summary>
    public required VideoTask Task { get; init; }

    /// <summary>
    /// Null if the task completed with a video. <see cref="StarVideosErrorKind.VideoTaskFailed"/>,
    /// <see cref="StarVideosErrorKind.VideoUrlMissing"/>: it ended without one. Every other kind, <see cref="StarVideosErrorKind.WaitTimeout"/>
    /// for one: the wait ended before the task did, and it goes on at the service.
    /// </summary>
    public StarVideosException? Error { get; internal init; }
}
