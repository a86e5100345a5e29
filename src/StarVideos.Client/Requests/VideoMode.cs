namespace StarVideos;

/// <summary>The five mutually exclusive ways to ask for a video.</summary>
public enum VideoMode
{
    /// <summary>From the prompt alone.</summary>
    Text,

    /// <summary>From the prompt and 1 to 7 reference images.</summary>
    ImageReference,

    /// <summary>From the prompt, the first frame and the last frame.</summary>
    FirstLastFrame,

    /// <summary>From the prompt and one reference video.</summary>
    VideoReference,

    /// <summary>From the prompt, 1 to 4 reference images and one reference video.</summary>
    ImageAndVideo,
}
