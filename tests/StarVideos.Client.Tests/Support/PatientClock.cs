using StarVideos.Time;

namespace StarVideos.Client.Tests.Support;

/// <summary>
/// A test's own time of day, and real waits: what is waited for is another process, which lives in real time. A child process forked
/// in the wrong moment holds the lock of a journal for an instant.
/// </summary>
internal sealed class PatientClock(ManualClock clock) : Clock
{
    internal override DateTimeOffset UtcNow => clock.UtcNow;

    internal override TimeSpan Elapsed => System.Elapsed;

    internal override Task Delay(TimeSpan delay, CancellationToken cancellation) => System.Delay(delay, cancellation);
}
