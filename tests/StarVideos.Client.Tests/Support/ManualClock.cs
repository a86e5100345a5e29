using StarVideos.Time;

namespace StarVideos.Client.Tests.Support;

/// <summary>A clock that advances only by delays and by the test, so no test sleeps.</summary>
internal sealed class ManualClock : Clock
{
    private readonly Lock _lock = new();
    private DateTimeOffset _atStart = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private TimeSpan _elapsed;

    internal List<TimeSpan> Delays { get; } = [];

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

    internal void Advance(TimeSpan by)
    {
        lock (_lock)
        {
            _elapsed += by;
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

    internal override Task Delay(TimeSpan delay, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (delay == Timeout.InfiniteTimeSpan)
        {
            return Task.Delay(delay, cancellation);
        }

        lock (_lock)
        {
            Delays.Add(delay);
            _elapsed += delay;
        }

        return Task.CompletedTask;
    }
}
