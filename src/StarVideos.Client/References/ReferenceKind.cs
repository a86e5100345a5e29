namespace StarVideos;

/// <summary>What a reference must be.</summary>
public enum ReferenceKind
{
    /// <summary>An image.</summary>
    Image,

    /// <summary>A video of 3 to 10 seconds.</summary>
    Video,
}
