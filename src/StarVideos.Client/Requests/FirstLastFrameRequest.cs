namespace StarVideos;

/// <summary>A video that starts with one image and ends with another.</summary>
public sealed class FirstLastFrameRequest : SizedVideoRequest
{
    /// <summary>Creates the request.</summary>
    /// <param name="prompt">The description of the video; not blank.</param>
    /// <param name="firstImage">http or https address of the first frame.</param>
    /// <param name="lastImage">http or https address of the last frame.</param>
    /// <param name="duration">Seconds, 3 to 15, or null for the service's default.</param>
    /// <param name="ratio">9:16, 1:1 or 16:9, or null for the service's default.</param>
    /// <param name="name">The caller's own label. It is not sent to the service.</param>
    /// <exception cref="InvalidRequestException">A value breaks a rule.</exception>
    public FirstLastFrameRequest(string prompt, string firstImage, string lastImage, int? duration = null, string? ratio = null, string? name = null)
        : base(prompt, name, duration, ratio)
    {
        FirstImage = RequestRules.Url(RequestFields.FirstImage, firstImage);
        LastImage = RequestRules.Url(RequestFields.LastImage, lastImage);
    }

    /// <summary>The address of the first frame.</summary>
    public string FirstImage { get; }

    /// <summary>The address of the last frame.</summary>
    public string LastImage { get; }

    /// <inheritdoc/>
    public override VideoMode Mode => VideoMode.FirstLastFrame;
}
