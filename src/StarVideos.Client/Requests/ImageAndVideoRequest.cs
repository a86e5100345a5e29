namespace StarVideos;

/// <summary>A video that follows a reference video and 1 to 4 reference images.</summary>
public sealed class ImageAndVideoRequest : VideoRequest
{
    /// <summary>The most reference images in this mode.</summary>
    public const int MostImages = 4;

    /// <summary>Creates the request.</summary>
    /// <param name="prompt">The description of the video; not blank.</param>
    /// <param name="referenceImages">1 to 4 http or https addresses.</param>
    /// <param name="referenceVideo">http or https address of a video of 3 to 10 seconds. Its length is checked only by <see cref="ReferenceChecker"/>.</param>
    /// <param name="name">The caller's own label. It is not sent to the service.</param>
    /// <exception cref="InvalidRequestException">A value breaks a rule.</exception>
    public ImageAndVideoRequest(string prompt, IEnumerable<string> referenceImages, string referenceVideo, string? name = null)
        : base(prompt, name)
    {
        ReferenceImages = RequestRules.Images(referenceImages, ModeRules.Of(VideoMode.ImageAndVideo));
        ReferenceVideo = RequestRules.Url(RequestFields.ReferenceVideos, referenceVideo);
    }

    /// <summary>The addresses of the reference images.</summary>
    public IReadOnlyList<string> ReferenceImages { get; }

    /// <summary>The address of the reference video.</summary>
    public string ReferenceVideo { get; }

    /// <inheritdoc/>
    public override VideoMode Mode => VideoMode.ImageAndVideo;
}
