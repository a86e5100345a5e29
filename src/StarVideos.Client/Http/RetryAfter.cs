namespace StarVideos.Http;

/// <summary>Reads the Retry-After header: seconds, or a date.</summary>
internal static class RetryAfter
{
    /// <param name="response">What the service answered.</param>
    /// <param name="now">The time of day here, which counts only where the answer does not say what time it is there.</param>
    internal static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        // Both dates are of one clock, the service's: this computer's may be minutes off.
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - (response.Headers.Date ?? now);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
