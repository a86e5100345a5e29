namespace StarVideos.Caps;

/// <summary>How much of a cap is used.</summary>
/// <param name="Videos">Submissions that count.</param>
/// <param name="Seconds">Their seconds of video.</param>
/// <param name="LastToEnd">When the one was sent, UTC, whose place has to become free before one more has room; null where places never become free, or one is.</param>
internal readonly record struct Usage(int Videos, long Seconds, DateTime? LastToEnd);
