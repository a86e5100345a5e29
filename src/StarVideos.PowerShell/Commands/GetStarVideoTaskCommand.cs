using System.Management.Automation;
using StarVideos.PowerShell.Arguments;
using StarVideos.PowerShell.Completion;
using StarVideos.PowerShell.Errors;
using StarVideos.PowerShell.Pipeline;
using StarVideos.Querying;

namespace StarVideos.PowerShell.Commands;

/// <summary>Asks the service how tasks are or, without an id, lists the tasks in the journal, newest first, without a request.</summary>
[Cmdlet(VerbsCommon.Get, "StarVideoTask", DefaultParameterSetName = FromJournal)]
[OutputType(typeof(VideoTask))]
public sealed class GetStarVideoTaskCommand : TaskCommand
{
    private const string FromJournal = "Journal";

    /// <summary>Queries on their way at one time.</summary>
    private const int QueriesAtOnce = 5;

    private TaskQuery? _query;
    private Overlap? _overlap;

    /// <summary>Lists only tasks whose name matches; wildcards are fine.</summary>
    [Parameter(ParameterSetName = FromJournal)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter))]
    [PlainText(Several = true)]
    public string[]? Name { get; set; }

    private protected override Task Background => _overlap?.WhenAllAsync() ?? Task.CompletedTask;

    private protected override async Task ProcessAsync()
    {
        if (ParameterSetName == FromJournal)
        {
            ListJournal();
            return;
        }

        foreach (var task in Tasks())
        {
            _query ??= new TaskQuery(Client, ReportRetry);
            _overlap ??= new Overlap(QueriesAtOnce, inOrder: true, StopToken);
            await _overlap.StartAsync(() => AskAsync(_query, task)).ConfigureAwait(false);
        }
    }

    private protected override Task EndAsync() => Background;

    /// <summary>Writes straight from the pipeline thread, so that a downstream Select-Object -First ends the reading too.</summary>
    private void ListJournal()
    {
        var patterns = Name?.Select(static name => new WildcardPattern(name, WildcardOptions.IgnoreCase)).ToArray();
        foreach (var task in Journal.List(WriteWarning))
        {
            if (patterns is null || (task.Name is { } name && patterns.Any(pattern => pattern.IsMatch(name))))
            {
                WriteObject(task);
            }
        }
    }

    private async Task<Action> AskAsync(TaskQuery query, VideoTask task)
    {
        try
        {
            var asked = await query.AskAsync(task, StopToken).ConfigureAwait(false);
            await RecordEndAsync(asked).ConfigureAwait(false);
            return () => Pipeline.WriteObject(asked);
        }
        catch (StarVideosException exception)
        {
            return () => Pipeline.WriteError(ErrorRecords.From(exception, task));
        }
        catch (OperationCanceledException)
        {
            return static () => { };
        }
    }
}
