namespace StarVideos;

/// <summary>The result of saving a task's video.</summary>
public sealed record SaveResult
{
    /// <summary>The task.</summary>
    public required VideoTask Task { get; init; }

    /// <summary>The video on disk; null if there is an <see cref="Error"/>.</summary>
    public SavedVideo? Video { get; internal init; }

    /// <summary>Why there is no video on disk; null if there is a <see cref="Video"/>.</summary>
    public StarVideosException? Error { get; internal init; }
}
