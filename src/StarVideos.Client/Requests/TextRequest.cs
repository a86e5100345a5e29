namespace StarVideos;

/// <summary>A video from the prompt alone.</summary>
public sealed class TextRequest : SizedVideoRequest
{
    /// <summary>Creates the request.</summary>
    /// <param name="prompt">The description of the video; not blank.</param>
    /// <param name="duration">Seconds, 3 to 15, or null for the service's default.</param>
    /// <param name="ratio">9:16, 1:1 or 16:9, or null for the service's default.</param>
    /// <param name="name">The caller's own label. It is not sent to the service.</param>
    /// <exception cref="InvalidRequestException">A value breaks a rule.</exception>
    public TextRequest(string prompt, int? duration = null, string? ratio = null, string? name = null)
        : base(prompt, name, duration, ratio)
    {
    }

    /// <inheritdoc/>
    public override VideoMode Mode => VideoMode.Text;
}
