namespace StarVideos.References.Media;

/// <summary>What was read from the first bytes and the headers of a file.</summary>
/// <param name="Format">The type of the file.</param>
internal sealed record MediaFacts(MediaFormat Format)
{
    /// <summary>Whether the file has no bytes.</summary>
    internal bool IsEmpty { get; init; }

    /// <summary>The width in pixels, as it is shown; null if it is not known.</summary>
    internal int? Width { get; init; }

    /// <summary>The height in pixels, as it is shown; null if it is not known.</summary>
    internal int? Height { get; init; }

    /// <summary>The duration of a video; null if it is not known.</summary>
    internal TimeSpan? Duration { get; init; }

    /// <summary>False if a video file has no video track; null if that is not known.</summary>
    internal bool? HasPicture { get; init; }

    /// <summary>Why something is not known, as a part of a sentence.</summary>
    internal string? Untold { get; init; }

    /// <summary>Sets the size, unless it is zero or too large to be real.</summary>
    internal MediaFacts Sized(ulong width, ulong height) =>
        width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue ? this with { Width = (int)width, Height = (int)height } : this;
}
