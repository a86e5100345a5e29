namespace StarVideos.References.Media;

/// <summary>The kinds of files that matter for a reference.</summary>
internal enum MediaFamily
{
    /// <summary>The first bytes are unknown, so the file may be anything.</summary>
    Unknown,

    /// <summary>An image.</summary>
    Image,

    /// <summary>A file format for videos.</summary>
    Video,

    /// <summary>An HTML page.</summary>
    Page,

    /// <summary>A known type that is neither an image nor a video.</summary>
    Other,
}
