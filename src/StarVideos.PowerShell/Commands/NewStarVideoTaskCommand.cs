using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Completion;
using StarVideos.PowerShell.Errors;
using StarVideos.PowerShell.Output;
using StarVideos.PowerShell.Progress;

namespace StarVideos.PowerShell.Commands;

/// <summary>
/// Submits requests for videos: one by its parameters, in one of five modes, or a table row by row. Every submission costs money. Every
/// documented rule is checked before anything is sent.
/// </summary>
[Cmdlet(VerbsCommon.New, "StarVideoTask", DefaultParameterSetName = TextSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VideoTask))]
public sealed class NewStarVideoTaskCommand : RequestCommand
{
    private SubmitStage? _stage;
    private ProgressPart? _progress;

    /// <summary>
    /// Starts compiling the code of the first submission while parameters are bound and checked. Not at import, because that would be slower.
    /// </summary>
    static NewStarVideoTaskCommand() => SubmitStage.Prepare();

    /// <summary>The label of this run. With -Resume, a run continues what an earlier run of the same label left undone.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BatchCompleter))]
    [RequestText]
    public string? Batch { get; set; }

    /// <summary>
    /// Does not send rows that were accepted earlier, according to the journal, and returns their existing tasks. Rows of unknown outcome become
    /// errors and are not sent. Without -Batch, only the last 24 hours count.
    /// </summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>
    /// With -Resume, submits every row of unknown outcome again, after a question that says how many there are. Their videos may then be made
    /// and billed twice. To settle a single row, use Resolve-StarVideoSubmission.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// The most videos that may be submitted: with -Batch by all runs of that label, without -Batch by this command. Refused submissions do not
    /// count.
    /// </summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue)]
    public int? MaximumVideos { get; set; }

    /// <summary>The same as -MaximumVideos, for the seconds of these videos. An unknown length counts as the longest possible one.</summary>
    [Parameter]
    [WholeNumber]
    [ValidateRange(1, int.MaxValue)]
    public int? MaximumSeconds { get; set; }

    /// <summary>How many submissions are on their way at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 5;

    private protected override Task Background => _stage?.StopAsync() ?? Task.CompletedTask;

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync().ConfigureAwait(false);
        var options = new SubmitOptions
        {
            Batch = Batch,
            Resume = Resume,
            ResubmitUnknown = Force,
            ConfirmResubmit = ConfirmResubmitAsync,
            Defaults = Defaults,
            References = References,
            MaximumVideos = MaximumVideos,
            MaximumSeconds = MaximumSeconds,
            ThrottleLimit = ThrottleLimit,
            Confirm = ConfirmAsync,
        };
        _stage = new SubmitStage(IsWhatIf ? ClientWithoutKey : Client, options, Write, Notices, StopToken);
        _progress = State.Progress.Join(this, PipelineStage.Submit, Counts);
    }

    private protected override async Task ProcessAsync()
    {
        foreach (var row in Rows())
        {
            await _stage!.AddAsync(row).ConfigureAwait(false);
        }
    }

    private protected override Task EndAsync() => _stage!.CompleteAsync();

    private protected override void OnTick() => _progress?.Show();

    private protected override void OnFinished() => _progress?.Leave();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _progress?.Leave();
        _stage?.Dispose();
    }

    private protected override string? LastWords() =>
        _stage is null ? null : SubmissionLastWords.Of(_stage.NotHandedOn, _stage.UnknownRows, IsListed, FollowUp(_stage.NotHandedOn), Batch);

    private StageCounts Counts()
    {
        var takes = _stage!.Progress;
        return new StageCounts(takes.Taken - takes.Declined, takes.Submitted, takes.Failed) { Resumed = takes.Resumed };
    }

    private Task<bool> ConfirmAsync(RowToSubmit row) => ShouldProcessAsync($"{Where(row.Row, row.RowNumber, row.Take, row.Takes)}{row.Json} to {row.BaseUri}", "Submit");

    /// <summary>Asks like a command of high impact: always, unless -Confirm:$false or the preference "None" is set.</summary>
    private Task<bool> ConfirmResubmitAsync(int unknown)
    {
        if (IsWhatIf || !(Confirm ?? WantsQuestions))
        {
            return Task.FromResult(true);
        }

        var rows = $"{(unknown == 1 ? "1 submission" : $"{unknown} submissions")} {(Batch is null ? "of the last 24 hours" : $"of batch '{Batch}'")}";
        return ShouldContinueAsync(
            $"The outcome of {rows} is unknown: the videos may exist and be billed. Submit each row of the table among them again, and perhaps pay a second time? (Resolve-StarVideoSubmission settles a single one.)",
            "-Force",
            () => new InvalidRequestException("-Force", true, $"must be confirmed before it submits {rows} again, and nobody can be asked here; settle them with Resolve-StarVideoSubmission, or add -Confirm:$false"));
    }

    private void Write(SubmitResult result)
    {
        if (result.Task is { } task)
        {
            Pipeline.WriteObject(TaskOutput.From(task), () => _stage!.HandedOn(task));
            return;
        }

        if (result.Error?.Kind == StarVideosErrorKind.SpendingLimitReached)
        {
            Pipeline.WriteError(ErrorRecords.From(result.Error, null));
            return;
        }

        if (result.VideosNotSent > 0)
        {
            var videos = result.VideosNotSent == 1 ? "video was" : "videos were";
            Pipeline.WriteError(ErrorRecords.From(result.Error!, null, where: $"{result.VideosNotSent} more {videos} not sent, because the first ones all failed for the same reason. "));
            return;
        }

        var advice = result.Error!.Kind == StarVideosErrorKind.SubmissionOutcomeUnknown ? UnknownOutcome.Advice(result.Error.SubmissionId) : null;
        Pipeline.WriteError(ErrorRecords.From(result.Error!, result.Row!.Source, advice, Where(result.Row, result.RowNumber, result.Take, result.Takes)));
    }

    /// <summary>The row and the take, before a message; empty if there is only one.</summary>
    private string Where(VideoRow row, int number, int? take, int takes) =>
        IsTable ? row.Label(number, take, takes) + ": "
        : take is not null && takes > 1 ? $"Take {take} of {takes}: "
        : "";
}
