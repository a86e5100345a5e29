using System.Management.Automation;

namespace StarVideos.PowerShell.Output;

/// <summary>What became of a labelled run as the pipeline gets it: with the command that goes on.</summary>
internal static class BatchLine
{
    internal static PSObject From(BatchSummary summary)
    {
        var line = new PSObject(summary);
        line.Properties.Add(new PSNoteProperty("NextCommand", Next(summary)));
        return line;
    }

    /// <summary>What is older than a day is no longer at the service, and would only be an error for each.</summary>
    /// <returns>Null if nothing is left to do but to submit more rows.</returns>
    private static string? Next(BatchSummary summary)
    {
        var batch = FollowUpCommand.Parameter("Batch", TextPatternEscape.Of(summary.Batch));
        return summary.Unknown > 0 ? $"Get-StarVideoSubmission{batch} -Outcome Unknown"
            : summary.ToSave > 0 ? $"Get-StarVideoTask{batch} -Status Queued, Processing, Unknown, Completed | Where-Object CreatedAt -GT (Get-Date).AddDays(-1) | Wait-StarVideoTask | Save-StarVideo{FollowUpCommand.Parameter("Path", summary.Folder)} -SkipExisting"
            : null;
    }
}
