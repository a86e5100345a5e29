namespace StarVideos.Stages;

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
    /// <param name="work">Returns what to do to report its outcome; reports never run at the same time.</param>
    internal Task StartAsync(Func<Task<Action>> work) => StartAsync(_ => work());

    /// <inheritdoc cref="StartAsync(Func{Task{Action}})"/>
    internal async Task StartAsync(Func<OverlapPlace, Task<Action>> work)
    {
        await _places.WaitAsync(mayStart).ConfigureAwait(false);
        lock (_unreported)
        {
            var place = new OverlapPlace(_places);
            var piece = new Piece();
            if (inOrder)
            {
                _unreported.Enqueue(piece);
            }

            // Off the caller's thread at once: building a request and opening a connection must not hold up the next row.
            piece.Running = Task.Run(() => work(place)).ContinueWith(done => Finish(piece, place, done), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            _running.Add(piece.Running);
        }
    }

    /// <summary>Reports something that needs no work, at once and not at the same time as another report.</summary>
    internal void Report(Action report)
    {
        lock (_unreported)
        {
            report();
        }
    }

    /// <summary>Completes when all work that was started has ended and is reported. Throws what any of it threw: that is a fault of this library.</summary>
    internal Task WhenAllAsync()
    {
        lock (_unreported)
        {
            return Task.WhenAll(_running);
        }
    }

    public void Dispose() => _places.Dispose();

    private void Finish(Piece piece, OverlapPlace place, Task<Action> work)
    {
        var isDone = work.Status == TaskStatus.RanToCompletion;
        lock (_unreported)
        {
            // A fault holds back nobody else's report, and stays among the running for WhenAllAsync to throw.
            piece.Report = isDone ? work.Result : static () => { };
            try
            {
                if (!inOrder)
                {
                    piece.Report();
                }

                while (_unreported.Count > 0 && _unreported.Peek().Report is { } next)
                {
                    _unreported.Dequeue();
                    next();
                }
            }
            catch
            {
                // The caller's own fault, which stays among the running as well: it must not keep the place, or the next piece waits for ever.
                isDone = false;
                throw;
            }
            finally
            {
                place.GiveUp();
                if (isDone)
                {
                    _running.Remove(piece.Running!);
                }
            }
        }

        work.GetAwaiter().GetResult();
    }

    private sealed class Piece
    {
        internal Task? Running { get; set; }

        internal Action? Report { get; set; }
    }
}
