using System.Globalization;

namespace StarVideos.PowerShell.Output;

/// <summary>What a dry run found in all, as a line for a log.</summary>
internal static class CheckSummary
{
    /// <param name="totals">What was found.</param>
    /// <param name="references">What looked at references; null if nobody did.</param>
    internal static string Of(CheckTotals totals, ReferenceChecker? references)
    {
        var withoutLength = totals.WithoutLength > 0 ? $", and {totals.WithoutLength} without a length of their own" : "";
        var looked = references is null ? "" : string.Format(CultureInfo.InvariantCulture, " References: {0} addresses looked at, {1} requests, {2} bytes.", references.Addresses, references.Requests, references.BytesRead);
        return $"{totals.Rows} {(totals.Rows == 1 ? "row" : "rows")}: {totals.Valid} valid, {totals.Invalid} not valid, {totals.Unsure} cannot be told. Without those that are not valid: {totals.Videos} {(totals.Videos == 1 ? "video" : "videos")}, {totals.Seconds} seconds{withoutLength}.{looked}";
    }
}
