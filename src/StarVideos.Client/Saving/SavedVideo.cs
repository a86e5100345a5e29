namespace StarVideos;

/// <summary>A video that is on disk, whole.</summary>
public sealed record SavedVideo
{
    /// <summary>The task that made the video, as last known.</summary>
    public required VideoTask Task { get; init; }

    /// <summary>The full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the file was there before and has been left alone.</summary>
    public bool WasSkipped { get; init; }

    /// <summary>The size of the file in bytes.</summary>
    public long Length { get; init; }

    /// <summary>The digest of its bytes, for the index; null where it was not taken.</summary>
    internal string? Sha256 { get; init; }
}
