namespace StarVideos.Time;

/// <summary>A common pause: when the service asks one request to wait, the others wait as well.</summary>
internal sealed class PauseGate(Clock clock)
{
    private long _openAtTicks;

    internal void PauseFor(TimeSpan pause)
    {
        var openAt = (clock.Elapsed + pause).Ticks;
        long seen;
        do
        {
            seen = Interlocked.Read(ref _openAtTicks);
        }
        while (openAt > seen && Interlocked.CompareExchange(ref _openAtTicks, openAt, seen) != seen);
    }

    /// <summary>The remaining time of the pause; zero or less if there is none.</summary>
    internal TimeSpan Remaining => TimeSpan.FromTicks(Interlocked.Read(ref _openAtTicks)) - clock.Elapsed;

    internal async Task WaitAsync(CancellationToken cancellation)
    {
        // The pause may be extended during the wait.
        while (Remaining is var remaining && remaining > TimeSpan.Zero)
        {
            await clock.Delay(remaining, cancellation).ConfigureAwait(false);
        }
    }
}
