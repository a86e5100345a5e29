namespace StarVideos;

/// <summary>A complete video on disk.</summary>
public sealed record SavedVideo
{
    /// <summary>The task that made the video, as last known.</summary>
    public required VideoTask Task { get; init; }

    /// <summary>The full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the file existed before and was skipped.</summary>
    public bool WasSkipped { get; init; }

    /// <summary>The size of the file in bytes.</summary>
    public long Length { get; init; }

    /// <summary>The SHA-256 of the file, for the index; null if it was not computed.</summary>
    internal string? Sha256 { get; init; }
}
