namespace StarVideos.References.Media;

/// <summary>What the first bytes and the headers of a file say of it.</summary>
/// <param name="Format">Its kind.</param>
internal sealed record MediaFacts(MediaFormat Format)
{
    /// <summary>There is not a single byte.</summary>
    internal bool IsEmpty { get; init; }

    /// <summary>In pixels, as it is shown; null if it is not told.</summary>
    internal int? Width { get; init; }

    /// <summary>In pixels, as it is shown; null if it is not told.</summary>
    internal int? Height { get; init; }

    /// <summary>How long a video is; null if it is not told.</summary>
    internal TimeSpan? Duration { get; init; }

    /// <summary>False if a container has nothing to be seen in it; null if that is not told.</summary>
    internal bool? HasPicture { get; init; }

    /// <summary>Why something is not told, as a part of a sentence.</summary>
    internal string? Untold { get; init; }

    /// <summary>Zero is no size of a picture, and a larger one than can be counted is no size either.</summary>
    internal MediaFacts Sized(ulong width, ulong height) =>
        width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue ? this with { Width = (int)width, Height = (int)height } : this;
}
