using System.Net.Http.Headers;
using StarVideos.Http;
using StarVideos.Text;

namespace StarVideos.Saving;

/// <summary>
/// Asks a media host for a video, or for the rest of one. Nothing but the address tells the host who asks: the key belongs to the
/// service, so neither this request nor one after a redirect carries it.
/// </summary>
internal static class MediaRequest
{
    internal const int MostRedirects = 10;

    /// <param name="http">Sends no credentials and follows no redirects by itself.</param>
    /// <param name="address">A checked address.</param>
    /// <param name="offset">The first byte wanted.</param>
    /// <param name="unchanged">Where bytes are skipped: what the video must still be, else the server sends all of it.</param>
    /// <param name="cancellation">Stops the request.</param>
    /// <exception cref="StarVideosException">A redirect leads to where nothing is fetched from.</exception>
    /// <exception cref="MediaFault">Too many redirects.</exception>
    internal static async Task<HttpResponseMessage> SendAsync(HttpClient http, Uri address, long offset, RangeConditionHeaderValue? unchanged, CancellationToken cancellation)
    {
        var current = address;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, current);

            // An encoded video would have other offsets and another length than the file.
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
