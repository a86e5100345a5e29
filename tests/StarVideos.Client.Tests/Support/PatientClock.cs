using StarVideos.Time;

namespace StarVideos.Client.Tests.Support;

/// <summary>
/// The time of day of a test, but real waits, because the test waits for another process, which runs in real time. A child process that is
/// forked at the wrong moment holds the lock of a journal for a short time.
/// </summary>
internal sealed class PatientClock(ManualClock clock) : Clock
{
    internal override DateTimeOffset UtcNow => clock.UtcNow;

    internal override TimeSpan Elapsed => System.Elapsed;

    internal override Task Delay(TimeSpan delay, CancellationToken cancellation) => System.Delay(delay, cancellation);
}
