namespace StarVideos.References.Media;

/// <summary>What a file is, as far as a reference is concerned.</summary>
internal enum MediaFamily
{
    /// <summary>The first bytes are not known: it may be anything.</summary>
    Unknown,

    /// <summary>An image.</summary>
    Image,

    /// <summary>A container that videos come in.</summary>
    Video,

    /// <summary>An HTML page.</summary>
    Page,

    /// <summary>Something known that is neither an image nor a video.</summary>
    Other,
}
