using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Errors;
using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Commands;

/// <summary>Reads the decisions of a review page: kept and rejected files, and rows for retakes. Never submits anything.</summary>
[Cmdlet(VerbsData.Import, "StarVideoReview")]
[OutputType(typeof(FileInfo), typeof(PSObject))]
public sealed class ImportStarVideoReviewCommand : JournalCommand
{
    private const string DefaultName = "review.json";

    /// <summary>The decisions file that the page has saved. For a folder, review.json in it.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [FileText]
    public string Path { get; set; } = DefaultName;

    /// <summary>The page, if it is not in the folder of the decisions file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [FileText]
    public string? Page { get; set; }

    /// <summary>Returns only these decisions. If left out, all decisions.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateSet(nameof(ReviewChoice.Keep), nameof(ReviewChoice.Reject), nameof(ReviewChoice.Retake))]
    [PlainText(Several = true)]
    public string[]? Decision { get; set; }

    /// <summary>Returns only videos with this rating or a better one.</summary>
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
                // A decision that cannot be read may be any. If only the file is missing, or a request breaks a rule, the decision is known and
                // can be filtered.
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
