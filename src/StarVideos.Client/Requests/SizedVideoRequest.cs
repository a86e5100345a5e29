namespace StarVideos;

/// <summary>A request whose length and shape are the caller's to choose: every mode without a reference video.</summary>
public abstract class SizedVideoRequest : VideoRequest
{
    private protected SizedVideoRequest(string prompt, string? name, int? duration, string? ratio)
        : base(prompt, name)
    {
        Duration = RequestRules.Duration(duration);
        Ratio = RequestRules.Ratio(ratio);
    }

    /// <summary>Length of the video in seconds, 3 to 15; null leaves the choice to the service (3 is documented).</summary>
    public int? Duration { get; }

    /// <summary>Shape of the video, one of <see cref="VideoRatio.All"/>; null leaves the choice to the service (9:16 is documented).</summary>
    public string? Ratio { get; }
}
