namespace StarVideos;

/// <summary>How a task is, or why that is not known.</summary>
public sealed record QueryResult
{
    /// <summary>The task: as it is now or, beside an error, as it was last known.</summary>
    public required VideoTask Task { get; init; }

    /// <summary>Why the service could not be asked.</summary>
    public StarVideosException? Error { get; internal init; }
}
