using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Completion;
using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Commands;

/// <summary>Shows a summary of labelled runs: one line for each label, from the journal, without a request.</summary>
[Cmdlet(VerbsCommon.Get, "StarVideoBatch")]
[OutputType(typeof(BatchSummary))]
public sealed class GetStarVideoBatchCommand : JournalCommand
{
    /// <summary>Shows only these labels. Wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(BatchPatternCompleter))]
    [PlainText(Several = true)]
    public string[]? Batch { get; set; }

    private protected override void List(VideoJournal journal)
    {
        var batches = new TextPatterns("-Batch", Batch);
        foreach (var summary in journal.Batches(WriteWarning))
        {
            if (batches.Match(summary.Batch))
            {
                WriteObject(BatchLine.From(summary));
            }
        }
    }
}
