namespace StarVideos.Http;

/// <summary>Reads the Retry-After header: seconds, or a date.</summary>
internal static class RetryAfter
{
    internal static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
