namespace StarVideos.Caps;

/// <summary>How much of a cap is used.</summary>
/// <param name="Videos">How many submissions count.</param>
/// <param name="Seconds">Their seconds of video in all.</param>
/// <param name="LastToEnd">
/// When the submission was sent, UTC, that has to stop counting before one more video is allowed; null if submissions count without end, or if
/// there is room.
/// </param>
internal readonly record struct Usage(int Videos, long Seconds, DateTime? LastToEnd);
