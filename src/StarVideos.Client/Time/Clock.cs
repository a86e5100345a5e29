using System.Diagnostics;

namespace StarVideos.Time;

/// <summary>
/// Time, so that a test can own it. .NET Framework has no <c>TimeProvider</c>, and the package that brings one would be a further
/// assembly to load into Windows PowerShell; this is the part of it that is needed.
/// </summary>
internal abstract class Clock
{
    internal static Clock System { get; } = new SystemClock();

    /// <summary>
    /// The time of day, for what is written down or compared with what others wrote down. Never for how long something takes: the
    /// clock of a computer is set, by people and by the network, in both directions.
    /// </summary>
    internal abstract DateTimeOffset UtcNow { get; }

    /// <summary>
    /// The time since a moment that does not change while the process runs. It never goes back, whatever is done to the time of day:
    /// for deadlines, pauses and ages. Whether the time a machine sleeps is part of it depends on the operating system (on Windows it
    /// is, on Linux and macOS it is not), so a deadline that has passed does not prove that there was an occasion to act before it.
    /// </summary>
    internal abstract TimeSpan Elapsed { get; }

    /// <summary>Completes after <paramref name="delay"/>, or is cancelled at once when asked to.</summary>
    internal abstract Task Delay(TimeSpan delay, CancellationToken cancellation);

    private sealed class SystemClock : Clock
    {
        private readonly Stopwatch _sinceStart = Stopwatch.StartNew();

        internal override DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

        internal override TimeSpan Elapsed => _sinceStart.Elapsed;

        // Timers count whole milliseconds. Rounded down, the last part of one would be waited for by asking over and over.
        internal override Task Delay(TimeSpan delay, CancellationToken cancellation) =>
            Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds)), cancellation);
    }
}
