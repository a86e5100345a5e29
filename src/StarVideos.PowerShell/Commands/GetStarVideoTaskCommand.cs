using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Completion;
using StarVideos.PowerShell.Errors;
using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Commands;

/// <summary>Queries the state of tasks at the service. Without an id, lists the tasks in the journal, newest first, without a request.</summary>
[Cmdlet(VerbsCommon.Get, "StarVideoTask", DefaultParameterSetName = FromJournal)]
[OutputType(typeof(VideoTask))]
public sealed class GetStarVideoTaskCommand : TaskCommand
{
    private const string FromJournal = "Journal";

    private QueryStage? _stage;

    /// <summary>Lists only tasks whose name matches. Wildcards are allowed.</summary>
    [Parameter(ParameterSetName = FromJournal)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter))]
    [PlainText(Several = true)]
    public string[]? Name { get; set; }

    /// <summary>Lists only tasks of runs with these labels. Wildcards are allowed.</summary>
    [Parameter(ParameterSetName = FromJournal)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(BatchPatternCompleter))]
    [PlainText(Several = true)]
    public string[]? Batch { get; set; }

    /// <summary>Lists only tasks that had one of these states when the service was last asked.</summary>
    [Parameter(ParameterSetName = FromJournal)]
    [ValidateNotNullOrEmpty]
    public VideoTaskStatus[]? Status { get; set; }

    private protected override Task Background => _stage?.CompleteAsync() ?? Task.CompletedTask;

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync().ConfigureAwait(false);
        if (ParameterSetName != FromJournal)
        {
            _stage = new QueryStage(Client, Write, Notices, StopToken);
        }
    }

    private protected override async Task ProcessAsync()
    {
        if (_stage is null)
        {
            ListJournal();
            return;
        }

        foreach (var task in Tasks())
        {
            await _stage.AddAsync(task).ConfigureAwait(false);
        }
    }

    private protected override Task EndAsync() => Background;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _stage?.Dispose();
    }

    /// <summary>Writes directly from the pipeline thread, so that a downstream Select-Object -First also ends the reading.</summary>
    private void ListJournal()
    {
        var names = new TextPatterns("-Name", Name);
        var batches = new TextPatterns("-Batch", Batch);
        foreach (var task in Journal.Tasks(WriteWarning))
        {
            StopToken.ThrowIfCancellationRequested();
            if ((Status is null || Status.Contains(task.Status)) && names.Match(task.Name) && batches.Match(task.Batch))
            {
                WriteObject(TaskOutput.From(task));
            }
        }
    }

    private void Write(QueryResult result)
    {
        if (result.Error is { } error)
        {
            Pipeline.WriteError(ErrorRecords.From(error, result.Task));
        }
        else
        {
            Pipeline.WriteObject(TaskOutput.From(result.Task));
        }
    }
}
