using StarVideos.Time;

namespace StarVideos.Retry;

/// <summary>Repeats what may be repeated.</summary>
internal static class RetryLoop
{
    /// <summary>Runs <paramref name="attempt"/> until it succeeds, fails for good, or has failed <see cref="Backoff.MostRetries"/> times more.</summary>
    /// <param name="attempt">Throws a <see cref="StarVideosException"/> that says whether it may be repeated.</param>
    /// <param name="gate">Closed by a service that asks for a pause; everyone who shares it waits.</param>
    /// <param name="clock">Time.</param>
    /// <param name="onRetry">Told before each wait: the fault, and the wait.</param>
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
                    // Also with the last failure: the others are told as well.
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
