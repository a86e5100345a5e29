using System.Net.Http.Headers;
using StarVideos.Http;
using StarVideos.Text;

namespace StarVideos.Saving;

/// <summary>
/// Requests a video, or the rest of one, from a media host. Sends no API key, also not after a redirect: the key is for the service only.
/// </summary>
internal static class MediaRequest
{
    internal const int MostRedirects = 10;

    /// <param name="http">The HTTP client. It sends no credentials and follows no redirects by itself.</param>
    /// <param name="address">A checked address.</param>
    /// <param name="offset">The position of the first byte to request.</param>
    /// <param name="unchanged">If the offset is not 0: the version of the video. If the video has changed, the server sends all of it.</param>
    /// <param name="cancellation">Stops the request.</param>
    /// <exception cref="StarVideosException">A redirect leads to an address that may not be used.</exception>
    /// <exception cref="MediaFault">Too many redirects.</exception>
    internal static async Task<HttpResponseMessage> SendAsync(HttpClient http, Uri address, long offset, RangeConditionHeaderValue? unchanged, CancellationToken cancellation)
    {
        var current = address;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, current);

            // In a compressed answer, offsets and length would be wrong.
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
            if (offset > 0 && unchanged is not null)
            {
                request.Headers.Range = new RangeHeaderValue(offset, null);
                request.Headers.IfRange = unchanged;
            }

            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (Redirect.LocationOf(response) is not { } location)
            {
                return response;
            }

            response.Dispose();
            current = MediaAddress.Follow(current, location);
        }

        throw new MediaFault(Remedy.None, new StarVideosException(StarVideosErrorKind.DownloadFailed, $"{Redacted.Url(address)} redirects more than {MostRedirects} times."));
    }
}
