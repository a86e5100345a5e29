namespace StarVideos.Caps;

/// <summary>A cap: the most videos, or seconds of video, that may be submitted.</summary>
/// <param name="Count">Counts the submissions.</param>
/// <param name="Most">The largest number of videos or seconds.</param>
/// <param name="IsOfSeconds">True if seconds are counted; false if videos are counted.</param>
/// <param name="Words">The texts for messages.</param>
internal sealed record Cap(SubmissionTally Count, int Most, bool IsOfSeconds, CapWords Words)
{
    /// <param name="used">What is counted so far.</param>
    /// <param name="videos">How many videos more.</param>
    /// <param name="seconds">The seconds of those videos.</param>
    internal bool Has(Usage used, int videos, long seconds) =>
        IsOfSeconds ? used.Seconds + seconds <= Most : used.Videos + (long)videos <= Most;
}
