using StarVideos.Querying;
using StarVideos.Stages;

namespace StarVideos;

/// <summary>
/// Queries the state of tasks, several at the same time, and reports the results in the order in which tasks were added. Tasks are added one by
/// one, by one caller.
/// </summary>
public sealed class QueryStage : IDisposable
{
    /// <summary>How many queries run at the same time.</summary>
    private const int AtOnce = 5;

    private readonly Action<QueryResult> _onResult;
    private readonly EndRecorder _ends;
    private readonly TaskQuery _query;
    private readonly TaskIntake _intake;
    private readonly Overlap _overlap;
    private readonly CancellationToken _stop;

    /// <summary>Makes the stage. Sends nothing yet.</summary>
    /// <param name="client">The service, with its journal.</param>
    /// <param name="onResult">Gets the state of each task. Called from any thread, never twice at the same time.</param>
    /// <param name="notices">Receives warnings and progress messages.</param>
    /// <param name="stop">Stops the queries.</param>
    public QueryStage(StarVideosClient client, Action<QueryResult> onResult, StageNotices? notices = null, CancellationToken stop = default)
    {
        var told = notices ?? StageNotices.None;
        _onResult = onResult;
        _stop = stop;
        _ends = new EndRecorder(client.Journal, told);
        _query = new TaskQuery(client, told.TellOfRetry);
        _intake = new TaskIntake(client.Journal, told);
        _overlap = new Overlap(AtOnce, inOrder: true, stop);
    }

    /// <summary>Adds a task. Completes when its query has begun.</summary>
    /// <exception cref="OperationCanceledException">The queries were stopped.</exception>
    public Task AddAsync(VideoTask task)
    {
        if (_intake.Check(ref task) is { } flaw)
        {
            return _overlap.StartAsync(() => Task.FromResult<Action>(() => _onResult(new QueryResult { Task = task, Error = flaw })));
        }

        return _overlap.StartAsync(() => AskAsync(task));
    }

    /// <summary>Says that no more tasks will come. Completes when every task is reported.</summary>
    public Task CompleteAsync() => _overlap.WhenAllAsync();

    /// <summary>To be called when no query is running any more.</summary>
    public void Dispose() => _overlap.Dispose();

    private async Task<Action> AskAsync(VideoTask task)
    {
        try
        {
            var asked = await _query.AskAsync(task, _stop).ConfigureAwait(false);
            await _ends.RecordAsync(asked).ConfigureAwait(false);
            return () => _onResult(new QueryResult { Task = asked });
        }
        catch (StarVideosException fault)
        {
            return () => _onResult(new QueryResult { Task = task, Error = fault });
        }
        catch (OperationCanceledException)
        {
            return static () => { };
        }
    }
}
