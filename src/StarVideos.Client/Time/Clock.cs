using System.Diagnostics;

namespace StarVideos.Time;

/// <summary>
/// The time, replaceable by tests. .NET Framework has no <c>TimeProvider</c>, and the package with it would be one more assembly to load into
/// Windows PowerShell. This class has the part that is needed.
/// </summary>
internal abstract class Clock
{
    internal static Clock System { get; } = new SystemClock();

    /// <summary>
    /// The time of day, for times that are recorded or compared with recorded times. Never use it to measure how long something takes: the clock
    /// of a computer is set forward and back, by people and by the network.
    /// </summary>
    internal abstract DateTimeOffset UtcNow { get; }

    /// <summary>
    /// The time since a fixed moment, for deadlines, pauses and ages. It never goes back, even if the time of day is set. Whether the time in
    /// which a machine sleeps is included depends on the operating system (on Windows it is, on Linux and macOS it is not). So when a deadline
    /// has passed, the process may have had no chance to act before it.
    /// </summary>
    internal abstract TimeSpan Elapsed { get; }

    /// <summary>Completes after <paramref name="delay"/>, or is cancelled at once.</summary>
    internal abstract Task Delay(TimeSpan delay, CancellationToken cancellation);

    private sealed class SystemClock : Clock
    {
        private readonly Stopwatch _sinceStart = Stopwatch.StartNew();

        internal override DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

        internal override TimeSpan Elapsed => _sinceStart.Elapsed;

        // Timers count whole milliseconds, so the delay is rounded up. Rounded down, a caller would poll until the rest has passed.
        internal override Task Delay(TimeSpan delay, CancellationToken cancellation) =>
            Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds)), cancellation);
    }
}
