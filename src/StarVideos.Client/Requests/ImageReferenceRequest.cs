namespace StarVideos;

/// <summary>A video from the prompt and 1 to 7 reference images.</summary>
public sealed class ImageReferenceRequest : SizedVideoRequest
{
    /// <summary>The most reference images in this mode.</summary>
    public const int MostImages = 7;

    /// <summary>Creates the request.</summary>
    /// <param name="prompt">The description of the video; not blank.</param>
    /// <param name="referenceImages">1 to 7 http or https addresses.</param>
    /// <param name="duration">Seconds, 3 to 15, or null for the service's default.</param>
    /// <param name="ratio">9:16, 1:1 or 16:9, or null for the service's default.</param>
    /// <param name="name">The caller's own label. It is not sent to the service.</param>
    /// <exception cref="InvalidRequestException">A value breaks a rule.</exception>
    public ImageReferenceRequest(string prompt, IEnumerable<string> referenceImages, int? duration = null, string? ratio = null, string? name = null)
        : base(prompt, name, duration, ratio) =>
        ReferenceImages = RequestRules.Images(referenceImages, ModeRules.Of(VideoMode.ImageReference));

    /// <summary>The addresses of the reference images.</summary>
    public IReadOnlyList<string> ReferenceImages { get; }

    /// <inheritdoc/>
    public override VideoMode Mode => VideoMode.ImageReference;
}
