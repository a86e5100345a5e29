using System.Net.Http.Headers;

namespace StarVideos.References.Looking;

/// <summary>
/// Asks for a part of a file. Nothing but the address tells the host who asks: no key, no cookies, no user name. It is a GET, since an
/// address may be signed for nothing else.
/// </summary>
internal static class LookRequest
{
    /// <summary>Some hosts refuse whoever does not name the program.</summary>
    private const string Program = "StarVideos";

    /// <param name="http">Sends no credentials and follows no redirects by itself.</param>
    /// <param name="address">http or https, without user info.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="cancellation">Stops the request.</param>
    internal static async Task<HttpResponseMessage> SendAsync(HttpClient http, Uri address, long offset, int count, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue(Program, null));

        // A compressed file would have other offsets and another length.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        request.Headers.Range = new RangeHeaderValue(offset, offset + count - 1);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
    }
}
