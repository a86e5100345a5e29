namespace StarVideos.Time;

/// <summary>
/// Time, so that a test can own it. .NET Framework has no <c>TimeProvider</c>, and the package that brings one would be a further
/// assembly to load into Windows PowerShell; this is the part of it that is needed.
/// </summary>
internal abstract class Clock
{
    internal static Clock System { get; } = new SystemClock();

    internal abstract DateTimeOffset UtcNow { get; }

    /// <summary>Completes after <paramref name="delay"/>, or is cancelled at once when asked to.</summary>
    internal abstract Task Delay(TimeSpan delay, CancellationToken cancellation);

    private sealed class SystemClock : Clock
    {
        internal override DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

        internal override Task Delay(TimeSpan delay, CancellationToken cancellation) => Task.Delay(delay, cancellation);
    }
}
