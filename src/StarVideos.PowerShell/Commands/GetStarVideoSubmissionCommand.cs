using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Completion;

namespace StarVideos.PowerShell.Commands;

/// <summary>Lists the submissions in the journal, newest first: the request, its time and its outcome. Sends no request.</summary>
[Cmdlet(VerbsCommon.Get, "StarVideoSubmission")]
[OutputType(typeof(VideoSubmission))]
public sealed class GetStarVideoSubmissionCommand : JournalCommand
{
    /// <summary>Lists only submissions of runs with these labels. Wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(BatchPatternCompleter))]
    [PlainText(Several = true)]
    public string[]? Batch { get; set; }

    /// <summary>Lists only submissions of rows with these names. Wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter))]
    [PlainText(Several = true)]
    public string[]? Name { get; set; }

    /// <summary>Lists only submissions with these outcomes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public SubmissionOutcome[]? Outcome { get; set; }

    private protected override void List(VideoJournal journal)
    {
        var batches = new TextPatterns("-Batch", Batch);
        var names = new TextPatterns("-Name", Name);
        foreach (var submission in Each(journal.Submissions(WriteWarning)))
        {
            if ((Outcome is null || Outcome.Contains(submission.Outcome)) && batches.Match(submission.Batch) && names.Match(submission.Name))
            {
                WriteObject(submission);
            }
        }
    }
}
