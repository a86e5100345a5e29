using StarVideos.Time;

namespace StarVideos.Retry;

/// <summary>Retries an operation where that is safe.</summary>
internal static class RetryLoop
{
    /// <summary>
    /// Runs <paramref name="attempt"/> until it succeeds, fails with an error that must not be retried, or has failed after
    /// <see cref="Backoff.MostRetries"/> retries.
    /// </summary>
    /// <param name="attempt">The operation. It throws a <see cref="StarVideosException"/> that says whether it may be repeated.</param>
    /// <param name="gate">Closed when the service asks for a pause. All who share it wait.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="onRetry">Called before each wait, with the fault and the length of the wait.</param>
    /// <param name="cancellation">Ends a wait at once.</param>
    internal static async Task<T> RunAsync<T>(Func<Task<T>> attempt, PauseGate gate, Clock clock, Action<StarVideosException, TimeSpan>? onRetry, CancellationToken cancellation)
    {
        for (var retry = 1; ; retry++)
        {
            await gate.WaitAsync(cancellation).ConfigureAwait(false);
            TimeSpan delay;
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (StarVideosException fault) when (fault.IsSafeToRetry)
            {
                var isTooLong = fault.RetryAfter > Backoff.Longest;
                if (fault.RetryAfter is { } asked && !isTooLong)
                {
                    // Also after the last failure, because others share the gate.
                    gate.PauseFor(asked);
                }

                if (isTooLong || retry > Backoff.MostRetries)
                {
                    throw;
                }

                delay = Backoff.Delay(retry, fault.RetryAfter, Jitter.Next());
                onRetry?.Invoke(fault, delay);
            }

            await clock.Delay(delay, cancellation).ConfigureAwait(false);
        }
    }
}
