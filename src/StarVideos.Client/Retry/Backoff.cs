namespace StarVideos.Retry;

/// <summary>How long to wait before a retry: exponential with full jitter, or what the service asked for.</summary>
internal static class Backoff
{
    /// <summary>Retries after the first attempt, where a retry is safe.</summary>
    internal const int MostRetries = 4;

    /// <summary>The longest wait before the first retry; it doubles with each.</summary>
    internal static readonly TimeSpan Base = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait of all. A service that asks for more is not waited for.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <param name="retry">1 for the first retry.</param>
    /// <param name="asked">What the service asked for, if it did.</param>
    /// <param name="jitter">0 (inclusive) to 1 (exclusive). Full jitter spreads clients that failed together over the whole wait.</param>
    internal static TimeSpan Delay(int retry, TimeSpan? asked, double jitter)
    {
        var ceiling = Math.Min(Base.TotalSeconds * Math.Pow(2, retry - 1), Longest.TotalSeconds);
        var drawn = TimeSpan.FromSeconds(ceiling * jitter);

        // A little on top of what was asked, so that those told the same do not come back in the same instant.
        return asked is { } wait && wait > TimeSpan.Zero ? wait + TimeSpan.FromSeconds(Math.Min(1, wait.TotalSeconds * 0.1) * jitter) : drawn;
    }
}
