using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Completion;
using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Commands;

/// <summary>Writes a review page, on which people watch videos and choose. It is one HTML file that needs no server and no network.</summary>
[Cmdlet(VerbsData.Export, "StarVideoReview", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportStarVideoReviewCommand : JournalCommand
{
    private const string DefaultName = "review.html";
    private const string ReviewPageType = "StarVideos.ReviewPageFile";

    private readonly List<ReviewEntry> _entries = [];

    /// <summary>The path of the page. For a folder, review.html in it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [FileText]
    public string? Path { get; set; }

    /// <summary>Files of Save-StarVideo, files of a folder with an index, tasks, or ids.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ReviewEntryTransformation]
    [ValidateNotNull]
    public ReviewEntry[]? InputObject { get; set; }

    /// <summary>Labels of runs whose tasks are added to the page.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BatchCompleter))]
    [PlainText(Several = true)]
    public string[]? Batch { get; set; }

    /// <summary>The heading of the page.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [PlainText]
    public string? Title { get; set; }

    /// <summary>Opens the page in a browser.</summary>
    [Parameter]
    public SwitchParameter Show { get; set; }

    /// <summary>Replaces a file that is no review page.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string? Advice(StarVideosErrorKind kind) => kind switch
    {
        StarVideosErrorKind.FileExists => "Choose another -Path, or replace the file with -Force.",
        StarVideosErrorKind.FileNotWritten => "Choose another -Path, or make room there.",
        _ => null,
    };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is { } entries)
        {
            _entries.AddRange(entries);
        }
    }

    private protected override void List(VideoJournal journal)
    {
        var path = FileSystemPath.OfFile(SessionState, Path!, nameof(Path), DefaultName);
        if (!ShouldProcess(path, "Write the review page"))
        {
            return;
        }

        var options = new ReviewOptions { Title = Title, Batches = Batch ?? [], Journal = journal, Force = Force, AllowEmpty = false };
        var page = VideoReview.Export(_entries, path, options, WriteWarning);
        if (page.Entries == 0)
        {
            WriteWarning($"There is nothing to review, so {page.Path} was not written.{(Batch is null ? "" : " Get-StarVideoBatch lists the labels in the journal.")}");
            return;
        }

        if (Show && PageViewer.Open(page.Path) is { } problem)
        {
            WriteWarning($"{page.Path} could not be opened here ({problem.TrimEnd('.')}). Open it in a browser.");
        }

        WriteObject(PipelineFile.At(page.Path, ReviewPageType));
    }
}
