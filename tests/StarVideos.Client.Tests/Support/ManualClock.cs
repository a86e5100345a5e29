using StarVideos.Time;

namespace StarVideos.Client.Tests.Support;

/// <summary>Time that passes only when a delay is asked for, or when told to: no test sleeps.</summary>
internal sealed class ManualClock : Clock
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    internal List<TimeSpan> Delays { get; } = [];

    internal override DateTimeOffset UtcNow
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    internal void Advance(TimeSpan by)
    {
        lock (_lock)
        {
            _now += by;
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
            _now += delay;
        }

        return Task.CompletedTask;
    }
}
