namespace StarVideos;

/// <summary>What a dry run found in all.</summary>
/// <param name="Rows">Rows that were checked.</param>
/// <param name="Valid">Rows that keep every rule that was looked at.</param>
/// <param name="Invalid">Rows with a proven problem.</param>
/// <param name="Unsure">Rows of which something cannot be told.</param>
/// <param name="Videos">The videos that would be submitted: the takes of the rows without a proven problem.</param>
/// <param name="Seconds">The seconds of these videos; those that leave the length to the service, or have it from a reference video, count as 0.</param>
/// <param name="WithoutLength">How many of these videos have no length of their own.</param>
public sealed record CheckTotals(int Rows, int Valid, int Invalid, int Unsure, int Videos, long Seconds, int WithoutLength);
