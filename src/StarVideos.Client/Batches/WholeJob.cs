using System.Runtime.CompilerServices;
using StarVideos.Stages;

namespace StarVideos.Batches;

/// <summary>The three stages of a batch, one after the other. A row that ends with an error in one stage skips the stages after it.</summary>
internal sealed class WholeJob(VideoBatch batch, SaveOptions save, Action<bool> refuseSecondLoop)
{
    private readonly ResultQueue<VideoResult> _results = new();
    private readonly TasksInHand _inHand = new();
    private readonly object _lock = new();
    private readonly Dictionary<string, SubmitResult> _rows = new(StringComparer.Ordinal);
    private int _loops;

    /// <summary>Tasks whose results wait for the reader.</summary>
    internal IReadOnlyCollection<VideoTask> NotHandedOn => _inHand.ToArray();

    internal async IAsyncEnumerable<VideoResult> RunAsync(IAsyncEnumerable<VideoRow> rows, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        refuseSecondLoop(Interlocked.Increment(ref _loops) > 1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = RunStagesAsync(rows, stop.Token);
        try
        {
            while (await _results.TakeAsync().ConfigureAwait(false) is (true, var result))
            {
                if (result!.Task is { } task)
                {
                    _inHand.Remove(task);
                }

                yield return result;
            }

            await running.ConfigureAwait(false);
        }
        finally
        {
            stop.Cancel();
            await running.ContinueWith(static done => _ = done.Exception, TaskScheduler.Default).ConfigureAwait(false);
        }
    }

    private async Task RunStagesAsync(IAsyncEnumerable<VideoRow> rows, CancellationToken stop)
    {
        try
        {
            // The save stage starts first, so that a folder that cannot be written is found before the first row is sent.
            await foreach (var saved in batch.SaveAsync(CompletedAsync(rows, stop), save, stop).ConfigureAwait(false))
            {
                Add(saved.Task, saved.Video, saved.Error);
            }
        }
        finally
        {
            _results.Complete();
        }
    }

    private async IAsyncEnumerable<VideoTask> CompletedAsync(IAsyncEnumerable<VideoRow> rows, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var waited in batch.WaitAsync(AcceptedAsync(rows, stop), stop).ConfigureAwait(false))
        {
            if (waited.Error is null)
            {
                yield return waited.Task;
            }
            else
            {
                Add(waited.Task, null, waited.Error);
            }
        }
    }

    private async IAsyncEnumerable<VideoTask> AcceptedAsync(IAsyncEnumerable<VideoRow> rows, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var submitted in batch.SubmitAsync(rows, stop).ConfigureAwait(false))
        {
            if (submitted.Task is { } task)
            {
                lock (_lock)
                {
                    _rows[task.Id] = submitted;
                }

                yield return task;
            }
            else
            {
                _results.Add(new VideoResult { RowNumber = submitted.RowNumber, Row = submitted.Row, Take = submitted.Take, Takes = submitted.Takes, Error = submitted.Error });
            }
        }
    }

    private void Add(VideoTask task, SavedVideo? video, StarVideosException? error)
    {
        SubmitResult? row;
        lock (_lock)
        {
            _rows.TryGetValue(task.Id, out row);
        }

        _inHand.Add(task);
        _results.Add(new VideoResult { RowNumber = row?.RowNumber ?? 0, Row = row?.Row, Take = row?.Take, Takes = row?.Takes ?? 0, Task = task, Video = video, Error = error });
    }
}
