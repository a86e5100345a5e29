using StarVideos.Checking;
using StarVideos.Stages;

namespace StarVideos;

/// <summary>
/// A dry run: checks rows as <see cref="SubmitStage"/> does before it sends them, and checks their references if
/// <see cref="CheckOptions.References"/> is set. Sends nothing to the service, and needs neither a key nor a journal. Rows are added one by
/// one, by one caller.
/// </summary>
public sealed class CheckStage : IDisposable
{
    private readonly CheckOptions _options;
    private readonly Action<RequestCheck> _onResult;
    private readonly CancellationToken _stop;
    private readonly Overlap? _overlap;
    private readonly UnknownColumnReport _unknownColumns = new();
    private CheckTotals _totals = new(0, 0, 0, 0, 0, 0, 0);
    private int _rows;

    /// <summary>Makes the stage. Reads and sends nothing yet.</summary>
    /// <param name="options">How to check.</param>
    /// <param name="onResult">Gets the result of each row, in the order of the rows. Called from any thread, never twice at the same time.</param>
    /// <param name="stop">Stops the check of references.</param>
    public CheckStage(CheckOptions options, Action<RequestCheck> onResult, CancellationToken stop = default)
    {
        _options = options;
        _onResult = onResult;
        _stop = stop;
        _overlap = options.References is null ? null : new Overlap(options.ThrottleLimit, inOrder: true, stop);
    }

    /// <summary>The totals of all rows that were reported so far.</summary>
    public CheckTotals Totals => Volatile.Read(ref _totals);

    /// <summary>Adds a row. Completes when the row is reported, or when the check of its references has begun.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public Task AddAsync(VideoRow row)
    {
        var check = RowCheck.Of(row, ++_rows, _options.Defaults, _unknownColumns);
        if (_overlap is null)
        {
            Report(check);
            return Task.CompletedTask;
        }

        return _overlap.StartAsync(async () =>
        {
            try
            {
                var looked = await ReferenceFindings.AddAsync(check, row, _options.References!, _stop).ConfigureAwait(false);
                return () => Report(looked);
            }
            catch (OperationCanceledException)
            {
                return static () => { };
            }
        });
    }

    /// <summary>Says that no more rows will come. Completes when every row is reported.</summary>
    public Task CompleteAsync() => _overlap?.WhenAllAsync() ?? Task.CompletedTask;

    /// <summary>Completes when no reference is being checked any more. For a run that was stopped. Never throws.</summary>
    public Task StopAsync() => CompleteAsync().ContinueWith(static done => _ = done.Exception, TaskScheduler.Default);

    /// <summary>To be called when no reference is being checked any more. Does not dispose of the <see cref="ReferenceChecker"/>: its maker does.</summary>
    public void Dispose() => _overlap?.Dispose();

    private void Report(RequestCheck check)
    {
        var totals = Totals;
        var videos = check.IsValid != false ? check.Takes ?? 0 : 0;
        Volatile.Write(ref _totals, new CheckTotals(
            totals.Rows + 1,
            totals.Valid + (check.IsValid == true ? 1 : 0),
            totals.Invalid + (check.IsValid == false ? 1 : 0),
            totals.Unsure + (check.IsValid is null ? 1 : 0),
            totals.Videos + videos,
            totals.Seconds + ((long)videos * (check.Duration ?? 0)),
            totals.WithoutLength + (check.Duration is null ? videos : 0)));
        _onResult(check);
    }
}
