namespace StarVideos;

/// <summary>A request whose duration and ratio the caller can choose: every mode without a reference video.</summary>
public abstract class SizedVideoRequest : VideoRequest
{
    private protected SizedVideoRequest(string prompt, string? name, int? duration, string? ratio)
        : base(prompt, name)
    {
        Duration = RequestRules.Duration(duration);
        Ratio = RequestRules.Ratio(ratio);
    }

    /// <summary>The length of the video in seconds, 3 to 15; null leaves it to the service (documented default: 3).</summary>
    public int? Duration { get; }

    /// <summary>The ratio of the video, one of <see cref="VideoRatio.All"/>; null leaves it to the service (documented default: 9:16).</summary>
    public string? Ratio { get; }
}
