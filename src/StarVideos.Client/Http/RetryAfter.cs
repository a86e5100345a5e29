namespace StarVideos.Http;

/// <summary>Reads the Retry-After header: seconds, or a date.</summary>
internal static class RetryAfter
{
    /// <param name="response">The answer of the service.</param>
    /// <param name="now">The time of this computer. It is used only if the answer has no Date header.</param>
    internal static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        // Retry-After and Date both come from the clock of the service. The clock of this computer may be minutes off.
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - (response.Headers.Date ?? now);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
