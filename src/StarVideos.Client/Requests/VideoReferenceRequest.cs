namespace StarVideos;

/// <summary>A video that follows a reference video. Its length and ratio are those of the reference video.</summary>
public sealed class VideoReferenceRequest : VideoRequest
{
    /// <summary>Creates the request.</summary>
    /// <param name="prompt">The description of the video; not blank.</param>
    /// <param name="referenceVideo">http or https address of a video of 3 to 10 seconds. Its length is checked only by <see cref="ReferenceChecker"/>.</param>
    /// <param name="name">The caller's own label. It is not sent to the service.</param>
    /// <exception cref="InvalidRequestException">A value breaks a rule.</exception>
    public VideoReferenceRequest(string prompt, string referenceVideo, string? name = null)
        : base(prompt, name) =>
        ReferenceVideo = RequestRules.Url(RequestFields.ReferenceVideos, referenceVideo);

    /// <summary>The address of the reference video.</summary>
    public string ReferenceVideo { get; }

    /// <inheritdoc/>
    public override VideoMode Mode => VideoMode.VideoReference;
}
