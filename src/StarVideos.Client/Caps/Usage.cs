namespace StarVideos.Caps;

/// <summary>How much of a cap is used.</summary>
/// <param name="Videos">Submissions that count.</param>
/// <param name="Seconds">Their seconds of video.</param>
/// <param name="Oldest">When the first of them was sent, UTC; null where that does not matter.</param>
internal readonly record struct Usage(int Videos, long Seconds, DateTime? Oldest);
