using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Errors;
using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Commands;

/// <summary>Reads what was decided on a review page: files that were kept or rejected, and rows to make again. It never submits anything.</summary>
[Cmdlet(VerbsData.Import, "StarVideoReview")]
[OutputType(typeof(FileInfo), typeof(PSObject))]
public sealed class ImportStarVideoReviewCommand : JournalCommand
{
    private const string DefaultName = "review.json";

    /// <summary>The decisions, as the page has saved them. A folder stands for review.json in it.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [FileText]
    public string Path { get; set; } = DefaultName;

    /// <summary>The page, where it is not beside the decisions.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [FileText]
    public string? Page { get; set; }

    /// <summary>Only what was decided so. Left out, everything that was decided.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateSet(nameof(ReviewChoice.Keep), nameof(ReviewChoice.Reject), nameof(ReviewChoice.Retake))]
    [PlainText(Several = true)]
    public string[]? Decision { get; set; }

    /// <summary>Only what was rated so or better.</summary>
    [Parameter]
    [ValidateRange(1, 5)]
    [WholeNumber]
    public int? MinimumRating { get; set; }

    private protected override void List(VideoJournal journal)
    {
        var path = FileSystemPath.OfFile(SessionState, Path, nameof(Path), DefaultName);
        var review = VideoReview.Import(path, Page is null ? null : FileSystemPath.Of(SessionState, Page, nameof(Page)), journal);
        foreach (var decision in Each(review.Decisions))
        {
            if (decision.Error is { } error)
            {
                // One that cannot be read may be any. Of a missing file, or a rule broken by a request, it is known whether that was asked for.
                if (error.Kind == StarVideosErrorKind.ReviewInvalid || IsWanted(decision))
                {
                    WriteError(ErrorRecords.From(error, decision));
                }
            }
            else if (IsWanted(decision))
            {
                Write(decision);
            }
        }
    }

    private bool IsWanted(ReviewDecision decision) =>
        (Decision is null || Decision.Contains(decision.Choice.ToString(), StringComparer.OrdinalIgnoreCase))
        && (MinimumRating is not { } least || decision.Rating >= least);

    private void Write(ReviewDecision decision)
    {
        if (decision.Request is not null)
        {
            WriteObject(RetakeRow.From(decision));
        }
        else if (decision.File is not null)
        {
            WriteObject(ReviewedFile.From(decision));
        }
        else if (decision.Choice != ReviewChoice.None)
        {
            WriteVerbose($"{decision.TaskName ?? decision.TaskId} was rejected, and has no file.");
        }
    }
}
