namespace StarVideos.Stages;

/// <summary>
/// Runs several pieces of work at the same time. Reports them in the order in which they were started, or in the order in which they ended.
/// A slow first piece delays reports, but never work.
/// </summary>
/// <param name="limit">How many pieces run at the same time.</param>
/// <param name="inOrder">Whether reports come in the order in which the work was started.</param>
/// <param name="mayStart">Cancelled when no more work may start.</param>
internal sealed class Overlap(int limit, bool inOrder, CancellationToken mayStart) : IDisposable
{
    private readonly SemaphoreSlim _places = new(limit);
    private readonly Queue<Piece> _unreported = new();
    private readonly HashSet<Task> _running = [];

    /// <summary>Waits for a free place, then starts the work.</summary>
    /// <param name="work">The work. Returns the action that reports its result; reports never run at the same time.</param>
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

            // On another thread: making a request and opening a connection must not delay the next row.
            piece.Running = Task.Run(() => work(place)).ContinueWith(done => Finish(piece, place, done), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            _running.Add(piece.Running);
        }
    }

    /// <summary>Reports something that needs no work, at once, but not at the same time as another report.</summary>
    internal void Report(Action report)
    {
        lock (_unreported)
        {
            report();
        }
    }

    /// <summary>
    /// Completes when all started work has ended and is reported. Throws an exception of any piece of work; such an exception is a bug of this
    /// library.
    /// </summary>
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
            // An exception does not hold back other reports. WhenAllAsync throws it later.
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
                // The report of the caller has thrown, and WhenAllAsync throws that later. The place is released, or the next piece would wait without end.
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
