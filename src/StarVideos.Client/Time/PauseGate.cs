namespace StarVideos.Time;

/// <summary>One pause for everyone: when the service asks one request to wait, the others wait as well.</summary>
internal sealed class PauseGate(Clock clock)
{
    private long _openAtUtcTicks;

    internal void PauseFor(TimeSpan pause)
    {
        var openAt = (clock.UtcNow + pause).UtcTicks;
        long seen;
        do
        {
            seen = Interlocked.Read(ref _openAtUtcTicks);
        }
        while (openAt > seen && Interlocked.CompareExchange(ref _openAtUtcTicks, openAt, seen) != seen);
    }

    /// <summary>How long the pause still lasts; zero or less if there is none.</summary>
    internal TimeSpan Remaining => TimeSpan.FromTicks(Interlocked.Read(ref _openAtUtcTicks) - clock.UtcNow.UtcTicks);

    internal async Task WaitAsync(CancellationToken cancellation)
    {
        // The pause may be prolonged while it is waited for.
        while (Remaining is var remaining && remaining > TimeSpan.Zero)
        {
            await clock.Delay(remaining, cancellation).ConfigureAwait(false);
        }
    }
}
