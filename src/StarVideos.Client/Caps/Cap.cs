namespace StarVideos.Caps;

/// <summary>The most that may be submitted, of videos or of seconds of video.</summary>
/// <param name="Count">What counts for it.</param>
/// <param name="Most">How much there may be.</param>
/// <param name="IsOfSeconds">Whether seconds are counted, and not videos.</param>
/// <param name="Words">What is said of it.</param>
internal sealed record Cap(SubmissionTally Count, int Most, bool IsOfSeconds, CapWords Words)
{
    /// <param name="used">What counts so far.</param>
    /// <param name="videos">How many videos more.</param>
    /// <param name="seconds">How many seconds more they are.</param>
    internal bool Has(Usage used, int videos, long seconds) =>
        IsOfSeconds ? used.Seconds + seconds <= Most : used.Videos + (long)videos <= Most;
}
