namespace StarVideos;

/// <summary>What a dry run found in all.</summary>
/// <param name="Rows">Rows that were checked.</param>
/// <param name="Valid">Rows that keep every rule that was looked at.</param>
/// <param name="Invalid">Rows with a proven problem.</param>
/// <param name="Unsure">Rows of which something cannot be told.</param>
/// <param name="Seconds">The seconds of video that the rows without a proven problem ask for; those that leave the length to the service, or have it from a reference video, count as 0.</param>
/// <param name="WithoutLength">How many of those rows name no length.</param>
public sealed record CheckTotals(int Rows, int Valid, int Invalid, int Unsure, long Seconds, int WithoutLength)
{
    /// <summary>The videos that would be submitted: the rows without a proven problem.</summary>
    public int Videos => Valid + Unsure;
}
