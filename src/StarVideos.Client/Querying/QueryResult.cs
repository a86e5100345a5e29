namespace StarVideos;

/// <summary>The state of a task, or the reason why it is not known.</summary>
public sealed record QueryResult
{
    /// <summary>The task as it is now. If there is an <see cref="Error"/>, the task as it was last known.</summary>
    public required VideoTask Task { get; init; }

    /// <summary>Why the state could not be queried; null if it could.</summary>
    public StarVideosException? Error { get; internal init; }
}
