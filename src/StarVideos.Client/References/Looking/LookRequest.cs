using System.Net.Http.Headers;

namespace StarVideos.References.Looking;

/// <summary>
/// Requests a part of a file. Sends no key, no cookies and no user name. Uses GET and not HEAD, because a signed address may be valid for GET
/// only.
/// </summary>
internal static class LookRequest
{
    /// <summary>The User-Agent. Some hosts refuse requests without one.</summary>
    private const string Program = "StarVideos";

    /// <param name="http">The HTTP client. It sends no credentials and follows no redirects by itself.</param>
    /// <param name="address">http or https, without user info.</param>
    /// <param name="offset">The position of the first byte.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="cancellation">Stops the request.</param>
    internal static async Task<HttpResponseMessage> SendAsync(HttpClient http, Uri address, long offset, int count, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue(Program, null));

        // In a compressed answer, offsets and length would be wrong.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        request.Headers.Range = new RangeHeaderValue(offset, offset + count - 1);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
    }
}
