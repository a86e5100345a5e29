namespace StarVideos.Retry;

/// <summary>How long to wait before a retry: exponential with full jitter, or as long as the service asked for.</summary>
internal static class Backoff
{
    /// <summary>How many retries follow the first attempt, where a retry is safe.</summary>
    internal const int MostRetries = 4;

    /// <summary>The longest wait before the first retry. It doubles with each retry.</summary>
    internal static readonly TimeSpan Base = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait of all. If the service asks for a longer wait, there is no retry.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <param name="retry">1 for the first retry.</param>
    /// <param name="asked">How long the service asked to wait, if it did.</param>
    /// <param name="jitter">0 (inclusive) to 1 (exclusive). Full jitter spreads clients that failed at the same time over the whole wait.</param>
    internal static TimeSpan Delay(int retry, TimeSpan? asked, double jitter)
    {
        var ceiling = Math.Min(Base.TotalSeconds * Math.Pow(2, retry - 1), Longest.TotalSeconds);
        var drawn = TimeSpan.FromSeconds(ceiling * jitter);

        // A little more than the service asked for, so that clients with the same answer do not come back at the same moment.
        return asked is { } wait && wait > TimeSpan.Zero ? wait + TimeSpan.FromSeconds(Math.Min(1, wait.TotalSeconds * 0.1) * jitter) : drawn;
    }
}
