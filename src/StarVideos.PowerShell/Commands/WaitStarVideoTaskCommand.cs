using System.Management.Automation;
using StarVideos.PowerShell.Errors;
using StarVideos.PowerShell.Output;
using StarVideos.PowerShell.Progress;

namespace StarVideos.PowerShell.Commands;

/// <summary>Waits until tasks end, and returns each task when it ends.</summary>
[Cmdlet(VerbsLifecycle.Wait, "StarVideoTask", DefaultParameterSetName = ById)]
[OutputType(typeof(VideoTask))]
public sealed class WaitStarVideoTaskCommand : TaskCommand
{
    private readonly Outcomes _outcomes = new();
    private WaitStage? _stage;
    private ProgressPart? _progress;

    /// <summary>Seconds to wait for a task, counted from when this command took it. 0 waits without limit.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Timeout { get; set; } = 3600;

    /// <summary>Seconds between two polls of a young task. Old tasks are polled more rarely, up to once a minute.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int PollInterval { get; set; } = 30;

    private protected override Task Background => _stage?.StopAsync() ?? Task.CompletedTask;

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync().ConfigureAwait(false);

        // Before the first task: otherwise an invalid key would be found only after the first video was paid for.
        var options = new WaitOptions
        {
            PollInterval = TimeSpan.FromSeconds(PollInterval),
            Timeout = Timeout == 0 ? null : TimeSpan.FromSeconds(Timeout),
        };
        _stage = new WaitStage(Client, options, Write, Notices, StopToken);
        _progress = State.Progress.Join(this, PipelineStage.Wait, Counts);
    }

    private protected override Task ProcessAsync()
    {
        foreach (var task in Tasks())
        {
            _outcomes.Take();
            _stage!.Add(task);
        }

        return Task.CompletedTask;
    }

    private protected override Task EndAsync() => _stage!.CompleteAsync();

    private protected override void OnTick() => _progress?.Show();

    private protected override void OnFinished() => _progress?.Leave();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _progress?.Leave();
    }

    private protected override string? LastWords() => _stage?.NotHandedOn is { Count: > 0 } tasks
        ? $"Tasks waited for but not passed on when the pipeline ended: {tasks.Count}. To continue: {FollowUp(tasks)}"
        : null;

    private StageCounts Counts()
    {
        var tasks = _outcomes.Counts;
        return tasks with { Oldest = tasks.InHand > 0 ? _stage!.OldestWait : null };
    }

    private void Write(WaitResult result)
    {
        _outcomes.Count(isDone: result.Error is null);
        var task = result.Task;
        void HandOn() => _stage!.HandedOn(task);
        if (task.IsEnded)
        {
            Pipeline.WriteObject(TaskOutput.From(task), HandOn);
        }

        if (result.Error is { } error)
        {
            Pipeline.WriteError(ErrorRecords.From(error, task, Advice(task, error.Kind)), task.IsEnded ? null : HandOn);
        }
    }

    /// <summary>How to continue with a task that may still be made.</summary>
    private string? Advice(VideoTask task, StarVideosErrorKind kind) => kind switch
    {
        _ when task.IsEnded => null,
        StarVideosErrorKind.TaskNotFound or StarVideosErrorKind.InvalidRequest or StarVideosErrorKind.BaseUriInvalid => null,
        StarVideosErrorKind.WaitTimeout => $"Go on waiting: {FollowUp([task])}",
        _ => $"The task may go on at the service. Go on waiting: {FollowUp([task])}",
    };
}
