using System.Management.Automation;

namespace StarVideos.PowerShell.Output;

/// <summary>The summary of a labelled run for the pipeline, with the command to run next.</summary>
internal static class BatchLine
{
    internal static PSObject From(BatchSummary summary)
    {
        var line = new PSObject(summary);
        line.Properties.Add(new PSNoteProperty("NextCommand", Next(summary)));
        return line;
    }

    /// <summary>The next command. Videos older than a day are left out: the service no longer has them, so each would be an error.</summary>
    /// <returns>The command; null if nothing is left to do except to submit more rows.</returns>
    private static string? Next(BatchSummary summary)
    {
        var batch = FollowUpCommand.Parameter("Batch", TextPatternEscape.Of(summary.Batch));
        return summary.Unknown > 0 ? $"Get-StarVideoSubmission{batch} -Outcome Unknown"
            : summary.ToSave > 0 ? $"Get-StarVideoTask{batch} -Status Queued, Processing, Unknown, Completed | Where-Object CreatedAt -GT (Get-Date).AddDays(-1) | Wait-StarVideoTask | Save-StarVideo{FollowUpCommand.Parameter("Path", summary.Folder)} -SkipExisting"
            : null;
    }
}
