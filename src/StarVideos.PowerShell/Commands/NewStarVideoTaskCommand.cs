using System.Management.Automation;
using StarVideos.Journal;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Errors;
using StarVideos.PowerShell.Output;
using StarVideos.PowerShell.Pipeline;
using StarVideos.Submitting;
using StarVideos.Text;

namespace StarVideos.PowerShell.Commands;

/// <summary>
/// Submits videos to be made: one by its parameters, in one of five modes, or a table row by row. Every submission costs money; every
/// documented rule is checked before anything is sent.
/// </summary>
[Cmdlet(VerbsCommon.New, "StarVideoTask", DefaultParameterSetName = TextSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VideoTask))]
public sealed class NewStarVideoTaskCommand : ServiceCommand
{
    private const string TextSet = "Text";
    private const string ImageReferenceSet = "ImageReference";
    private const string FirstLastFrameSet = "FirstLastFrame";
    private const string VideoReferenceSet = "VideoReference";
    private const string ImageAndVideoSet = "ImageAndVideo";
    private const string RowSet = "InputObject";

    /// <summary>How long submissions on their way may take to answer after the pipeline was stopped, so that paid ids are not lost.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _unknownColumns = new(StringComparer.OrdinalIgnoreCase);
    private readonly SubmissionLedger _ledger = new();
    private readonly HopelessRun _hopeless = new();
    private readonly CancellationTokenSource _grace = new();
    private Overlap? _overlap;
    private JournaledSubmitter? _submitter;
    private ResumeIndex? _resume;
    private int _rowNumber;
    private int _notSent;

    /// <summary>
    /// In a fresh process the first submission is mostly compiling: done beside the binding and checking of parameters, that takes a
    /// fifth off. (Images compiled ahead would take off more, but load on one platform only.)
    /// </summary>
    static NewStarVideoTaskCommand() => _ = Task.Run(Rehearsal.RunAsync);

    /// <summary>What the video shows.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TextSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ImageReferenceSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FirstLastFrameSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = VideoReferenceSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ImageAndVideoSet)]
    [ValidateNotNullOrEmpty]
    [RequestText]
    public string? Prompt { get; set; }

    /// <summary>Addresses of 1 to 7 images to draw on; 1 to 4 together with a reference video.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ImageReferenceSet)]
    [Parameter(Mandatory = true, ParameterSetName = ImageAndVideoSet)]
    [ValidateCount(1, ImageReferenceRequest.MostImages)]
    [Alias("referenceImages")]
    [RequestText(Several = true)]
    public string[]? ReferenceImage { get; set; }

    /// <summary>Address of the image the video starts with.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FirstLastFrameSet)]
    [ValidateNotNullOrEmpty]
    [Alias("first_image")]
    [RequestText]
    public string? FirstImage { get; set; }

    /// <summary>Address of the image the video ends with.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FirstLastFrameSet)]
    [ValidateNotNullOrEmpty]
    [Alias("last_image")]
    [RequestText]
    public string? LastImage { get; set; }

    /// <summary>Address of a video of 3 to 10 seconds to follow.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VideoReferenceSet)]
    [Parameter(Mandatory = true, ParameterSetName = ImageAndVideoSet)]
    [ValidateNotNullOrEmpty]
    [Alias("referenceVideos")]
    [RequestText]
    public string? ReferenceVideo { get; set; }

    /// <summary>Rows: requests, rows of a CSV or any other objects, hashtables, or texts (prompts).</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RowSet)]
    [RowTransformation]
    public VideoRow[]? InputObject { get; set; }

    /// <summary>Length of the video in whole seconds, 3 to 15. For rows, what an empty cell gets. Left out, the service decides.</summary>
    [Parameter(ParameterSetName = TextSet)]
    [Parameter(ParameterSetName = ImageReferenceSet)]
    [Parameter(ParameterSetName = FirstLastFrameSet)]
    [Parameter(ParameterSetName = RowSet)]
    [WholeNumber]
    [ValidateRange(VideoDuration.Shortest, VideoDuration.Longest)]
    public int? Duration { get; set; }

    /// <summary>Shape of the video. For rows, what an empty cell gets. Left out, the service decides.</summary>
    [Parameter(ParameterSetName = TextSet)]
    [Parameter(ParameterSetName = ImageReferenceSet)]
    [Parameter(ParameterSetName = FirstLastFrameSet)]
    [Parameter(ParameterSetName = RowSet)]
    [ValidateSet(VideoRatio.Portrait, VideoRatio.Square, VideoRatio.Landscape)]
    [RequestText]
    public string? Ratio { get; set; }

    /// <summary>Your own label: the task and the file name carry it. It is not sent.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [RequestText]
    public string? Name { get; set; }

    /// <summary>Label of this run. With -Resume, a run continues what an earlier run of the same label left undone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [RequestText]
    public string? Batch { get; set; }

    /// <summary>
    /// Does not submit again what was accepted earlier, according to the journal: emits its task instead. Rows whose outcome is unknown
    /// become errors and are not sent. Without -Batch, the last 24 hours count.
    /// </summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>With -Resume, submits rows whose outcome is unknown. Their videos may then be made and billed twice.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Submissions on their way at one time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 5;

    private protected override Task Background => _overlap?.WhenAllAsync() ?? Task.CompletedTask;

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync().ConfigureAwait(false);
        if (Resume && !Journal.IsEnabled)
        {
            throw new StarVideosException(StarVideosErrorKind.JournalUnavailable, $"-Resume reads the journal, and the journal is off ({JournalLocation.Variable}). Nothing was sent: without it, everything would be paid for again.");
        }
    }

    private protected override async Task ProcessAsync()
    {
        foreach (var row in Rows())
        {
            _rowNumber++;
            ReportUnknownColumns(row);
            var origin = new Origin(row.Source, Where(row));
            if (TryCheck(row, origin, out var request))
            {
                await SubmitAsync(request!, origin).ConfigureAwait(false);
            }
        }
    }

    private protected override async Task EndAsync()
    {
        await Background.ConfigureAwait(false);
        if (_notSent > 0 && _hopeless.Reason is { } reason)
        {
            Pipeline.WriteError(ErrorRecords.From(reason, null, where: $"{_notSent} more {(_notSent == 1 ? "row was" : "rows were")} not sent, because the first ones all failed for the same reason. "));
        }
    }

    private protected override string? LastWords() => _ledger.LastWords(Journal.IsEnabled);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _overlap?.Dispose();
            _grace.Dispose();
        }
    }

    private VideoRow[] Rows() => ParameterSetName == RowSet ? InputObject! : [ParameterRow()];

    /// <summary>The parameters as a row: what holds for one holds for the other.</summary>
    private VideoRow ParameterRow() => new(
        [
            new("Prompt", Prompt),
            new("Name", Name),
            new("ReferenceImage", ReferenceImage),
            new("FirstImage", FirstImage),
            new("LastImage", LastImage),
            new("ReferenceVideo", ReferenceVideo is null ? null : new[] { ReferenceVideo }),
        ],
        Prompt);

    private void ReportUnknownColumns(VideoRow row)
    {
        var columns = row.UnknownColumns.Where(_unknownColumns.Add).ToArray();
        if (columns.Length > 0)
        {
            var hint = columns.Any(static column => column.IndexOfAny([';', '\t']) >= 0) ? " Is it a table with another delimiter? Import-Csv -Delimiter reads it." : "";
            Pipeline.WriteWarning($"Not a column this command knows, so not used: {string.Join(", ", columns)}. Known are Prompt, Name, Duration, Ratio, ReferenceImages, ReferenceVideos, FirstImage and LastImage.{hint}");
        }
    }

    /// <summary>Which of the rows it is; nothing where there is only one.</summary>
    private string Where(VideoRow row) =>
        ParameterSetName == RowSet ? $"Row {_rowNumber}{(row.Name is { } name ? $" ({Clip.Clean(name, 60)})" : "")}: " : "";

    private bool TryCheck(VideoRow row, Origin origin, out VideoRequest? request)
    {
        try
        {
            request = row.ToRequest(new RowDefaults(Duration, Ratio, Name), text => Pipeline.WriteWarning(origin.Where + text));
            return true;
        }
        catch (InvalidRequestException exception)
        {
            Pipeline.WriteError(ErrorRecords.From(exception, origin.Target, where: origin.Where));
            request = null;
            return false;
        }
    }

    private async Task SubmitAsync(VideoRequest request, Origin origin)
    {
        var earlier = Resume ? (_resume ??= Journal.Resume(Batch, Settings.BaseUri, DateTimeOffset.UtcNow, Pipeline.WriteWarning)).Take(request) : default;
        if (earlier.Accepted is { } accepted)
        {
            await Overlap.StartAsync(() => Task.FromResult<Action>(() => EmitAccepted(accepted))).ConfigureAwait(false);
            return;
        }

        if (earlier.Unknown is { } unknown && !Force)
        {
            Pipeline.WriteError(ErrorRecords.From(new StarVideosException(StarVideosErrorKind.SubmissionOutcomeUnknown, EarlierSubmission.Describe(unknown)), origin.Target, EarlierSubmission.Advice, origin.Where));
            return;
        }

        if (_hopeless.Reason is not null)
        {
            _notSent++;
            return;
        }

        if (await ShouldProcessAsync($"{origin.Where}{RequestBody.ToText(request)} to {Settings.BaseUri}", "Submit").ConfigureAwait(false))
        {
            var submitter = Submitter;
            await Overlap.StartAsync(() => SubmitAsync(submitter, request, earlier.Unknown, origin)).ConfigureAwait(false);
        }
    }

    private void EmitAccepted(VideoTask task)
    {
        Pipeline.WriteVerbose($"Not submitted again, as it was accepted earlier: {TaskText.Title(task)}");
        Pipeline.WriteObject(task);
    }

    private async Task<Action> SubmitAsync(JournaledSubmitter submitter, VideoRequest request, JournalEntry? replaces, Origin origin)
    {
        try
        {
            var task = await submitter.SubmitAsync(request, replaces, mayStart: StopToken, cancellation: _grace.Token).ConfigureAwait(false);
            _ledger.Created(task);
            _hopeless.Succeeded();
            return () =>
            {
                Pipeline.WriteVerbose($"Submitted {TaskText.Title(task)}: {task.Mode}, {task.Status}");
                Pipeline.WriteObject(task, () => _ledger.HandedOn(task));
            };
        }
        catch (StarVideosException exception)
        {
            _hopeless.Failed(exception);
            if (exception.Kind == StarVideosErrorKind.SubmissionOutcomeUnknown)
            {
                _ledger.Unknown(request);
            }

            return () => Pipeline.WriteError(ErrorRecords.From(exception, origin.Target, where: origin.Where));
        }
        catch (OperationCanceledException)
        {
            // Stopped before it was sent.
            return static () => { };
        }
    }

    private Overlap Overlap => _overlap ??= new Overlap(ThrottleLimit, inOrder: true, StopToken);

    private JournaledSubmitter Submitter
    {
        get
        {
            if (_submitter is null)
            {
                _submitter = new JournaledSubmitter(Client, new TaskSubmitter(Client, ReportRetry), Journal, Batch, Pipeline.WriteWarning);
                StopToken.Register(() => _grace.CancelAfter(Grace));
            }

            return _submitter;
        }
    }

    /// <summary>Where a request came from: the row, and how a message names it.</summary>
    private sealed record Origin(object? Target, string Where);
}
