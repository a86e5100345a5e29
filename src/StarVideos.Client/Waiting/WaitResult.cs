namespace StarVideos;

/// <summary>The result of a wait for a task.</summary>
public sealed record WaitResult
{
    /// <summary>The task as last known. It has ended, or there is an <see cref="Error"/>.</summary>
    public required VideoTask Task { get; init; }

    /// <summary>
    /// Null if the task completed with a video. <see cref="StarVideosErrorKind.VideoTaskFailed"/>,
    /// <see cref="StarVideosErrorKind.VideoUrlMissing"/>: the task ended without a video. Every other kind, such as
    /// <see cref="StarVideosErrorKind.WaitTimeout"/>: the wait ended before the task, which goes on at the service.
    /// </summary>
    public StarVideosException? Error { get; internal init; }
}
