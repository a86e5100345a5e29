namespace StarVideos;

/// <summary>The totals of a dry run.</summary>
/// <param name="Rows">Rows that were checked.</param>
/// <param name="Valid">Rows that keep every rule that was checked.</param>
/// <param name="Invalid">Rows with a proven problem.</param>
/// <param name="Unsure">Rows without a proven problem, of which something could not be checked.</param>
/// <param name="Videos">The videos that would be submitted: the takes of the rows without a proven problem.</param>
/// <param name="Seconds">The seconds of these videos. A video whose length is left to the service or follows from a reference video counts as 0.</param>
/// <param name="WithoutLength">How many of these videos have no requested length.</param>
public sealed record CheckTotals(int Rows, int Valid, int Invalid, int Unsure, int Videos, long Seconds, int WithoutLength);
