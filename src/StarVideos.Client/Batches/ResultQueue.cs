namespace StarVideos.Batches;

/// <summary>A queue of results, for any number of writers and one reader.</summary>
internal sealed class ResultQueue<T>
{
    private readonly object _lock = new();
    private readonly Queue<T> _results = new();
    private TaskCompletionSource<bool> _changed = NewSignal();
    private bool _isComplete;

    internal void Add(T result)
    {
        lock (_lock)
        {
            _results.Enqueue(result);
            Signal();
        }
    }

    /// <summary>Says that no more results will come.</summary>
    internal void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            Signal();
        }
    }

    /// <returns>The oldest result, or false when the queue is empty and complete.</returns>
    internal async Task<(bool HasResult, T? Result)> TakeAsync()
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_results.Count > 0)
                {
                    Signal();
                    return (true, _results.Dequeue());
                }

                if (_isComplete)
                {
                    return (false, default);
                }

                changed = Changed();
            }

            await changed.ConfigureAwait(false);
        }
    }

    /// <summary>Completes when fewer than <paramref name="most"/> results wait, so that work does not run far ahead of a reader who may leave.</summary>
    internal async Task RoomAsync(int most, CancellationToken cancellation)
    {
        while (true)
        {
            Task<bool> changed;
            lock (_lock)
            {
                if (_results.Count < most)
                {
                    return;
                }

                changed = Changed();
            }

            await changed.WaitAsync(cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private Task<bool> Changed()
    {
        if (_changed.Task.IsCompleted)
        {
            _changed = NewSignal();
        }

        return _changed.Task;
    }

    private void Signal() => _changed.TrySetResult(true);

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
