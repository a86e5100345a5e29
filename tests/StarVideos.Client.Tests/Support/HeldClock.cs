using StarVideos.Time;

namespace StarVideos.Client.Tests.Support;

/// <summary>A clock that stands still: a delay ends when the test advances the clock beyond its end, or when it is cancelled.</summary>
internal sealed class HeldClock : Clock
{
    private readonly Lock _lock = new();
    private readonly List<(TimeSpan Due, TimeSpan Delay, TaskCompletionSource Done)> _held = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _watchers = [];
    private readonly List<TimeSpan> _delays = [];
    private DateTimeOffset _atStart = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private TimeSpan _elapsed;

    /// <summary>All delays that were requested.</summary>
    internal IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_lock)
            {
                return [.. _delays];
            }
        }
    }

    internal override DateTimeOffset UtcNow
    {
        get
        {
            lock (_lock)
            {
                return _atStart + _elapsed;
            }
        }
    }

    internal override TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return _elapsed;
            }
        }
    }

    internal override Task Delay(TimeSpan delay, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cancellation.Register(() => done.TrySetCanceled(cancellation));
        lock (_lock)
        {
            _delays.Add(delay);
            _held.Add((_elapsed + delay, delay, done));
            foreach (var (count, reached) in _watchers)
            {
                if (_delays.Count >= count)
                {
                    reached.TrySetResult();
                }
            }
        }

        return done.Task;
    }

    /// <summary>Completes when that many delays were requested.</summary>
    internal Task HasDelays(int count)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((count, reached));
            if (_delays.Count >= count)
            {
                reached.TrySetResult();
            }

            return reached.Task.WaitAsync(Clients.Patience);
        }
    }

    /// <summary>Sets the time of day forward or back; no time passes.</summary>
    internal void SetTimeOfDay(TimeSpan by)
    {
        lock (_lock)
        {
            _atStart += by;
        }
    }

    internal void Advance(TimeSpan by)
    {
        List<TaskCompletionSource> due;
        lock (_lock)
        {
            _elapsed += by;
            due = [.. _held.Where(held => held.Due <= _elapsed).Select(held => held.Done)];
            _held.RemoveAll(held => held.Due <= _elapsed);
        }

        due.ForEach(done => done.TrySetResult());
    }
}
