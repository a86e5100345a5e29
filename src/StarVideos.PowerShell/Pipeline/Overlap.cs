namespace StarVideos.PowerShell.Pipeline;

/// <summary>
/// Runs several pieces of work at once, and reports each in the order it was started or in the order it ended. A slow piece at the
/// head holds back reports, never work.
/// </summary>
/// <param name="limit">Pieces at work at one time.</param>
/// <param name="inOrder">Whether reports come in the order of the starts.</param>
/// <param name="mayStart">Cancelled when no more work may start.</param>
internal sealed class Overlap(int limit, bool inOrder, CancellationToken mayStart) : IDisposable
{
    private readonly SemaphoreSlim _places = new(limit);
    private readonly Queue<Piece> _unreported = new();
    private readonly HashSet<Task> _running = [];

    /// <summary>Waits for a free place, then starts.</summary>
    /// <param name="work">Must not throw. Returns what to do to report its outcome; reports never run at the same time.</param>
    internal async Task StartAsync(Func<Task<Action>> work)
    {
        await _places.WaitAsync(mayStart).ConfigureAwait(false);
        var piece = new Piece();
        Task running;
        lock (_unreported)
        {
            if (inOrder)
            {
                _unreported.Enqueue(piece);
            }

            running = RunAsync(work, piece);
            if (running.IsCompleted)
            {
                return;
            }

            _running.Add(running);
        }

        _ = running.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Completes when all work that was started has ended and is reported.</summary>
    internal Task WhenAllAsync()
    {
        lock (_unreported)
        {
            return Task.WhenAll(_running);
        }
    }

    public void Dispose() => _places.Dispose();

    private void Forget(Task running)
    {
        lock (_unreported)
        {
            _running.Remove(running);
        }
    }

    private async Task RunAsync(Func<Task<Action>> work, Piece piece)
    {
        try
        {
            // Off the pipeline thread at once: building a request and opening a connection must not hold up the next row.
            var report = await Task.Run(work).ConfigureAwait(false);
            lock (_unreported)
            {
                piece.Report = report;
                if (!inOrder)
                {
                    report();
                }

                while (_unreported.Count > 0 && _unreported.Peek().Report is { } next)
                {
                    _unreported.Dequeue();
                    next();
                }
            }
        }
        finally
        {
            _places.Release();
        }
    }

    private sealed class Piece
    {
        internal Action? Report { get; set; }
    }
}
