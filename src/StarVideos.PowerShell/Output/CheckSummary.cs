using System.Globalization;

namespace StarVideos.PowerShell.Output;

/// <summary>The totals of a dry run, as a line for a log.</summary>
internal static class CheckSummary
{
    /// <param name="totals">The totals.</param>
    /// <param name="references">The checker of references; null if they were not checked.</param>
    internal static string Of(CheckTotals totals, ReferenceChecker? references)
    {
        var withoutLength = totals.WithoutLength > 0 ? $", and {totals.WithoutLength} without a length of their own" : "";
        var looked = references is null ? "" : string.Format(CultureInfo.InvariantCulture, " References: {0} addresses looked at, {1} requests, {2} bytes.", references.Addresses, references.Requests, references.BytesRead);
        return $"{totals.Rows} {(totals.Rows == 1 ? "row" : "rows")}: {totals.Valid} valid, {totals.Invalid} not valid, {totals.Unsure} cannot be told. Without those that are not valid: {totals.Videos} {(totals.Videos == 1 ? "video" : "videos")}, {totals.Seconds} seconds{withoutLength}.{looked}";
    }
}
