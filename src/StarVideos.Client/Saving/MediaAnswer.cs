using System.Net.Http.Headers;
using StarVideos.Http;
using StarVideos.Text;

namespace StarVideos.Saving;

/// <summary>The headers of an answer of a media host.</summary>
/// <param name="Offset">The position in the video at which the body begins.</param>
/// <param name="Total">The size of the whole video in bytes; null if the server does not give it.</param>
/// <param name="Validator">Identifies this version of the video; null if the server gives nothing reliable enough to join two parts.</param>
internal sealed record MediaAnswer(long Offset, long? Total, RangeConditionHeaderValue? Validator)
{
    /// <summary>A server may change a video twice within one second, so a time identifies a version only when that second is over.</summary>
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    /// <param name="response">The answer.</param>
    /// <param name="wanted">The position from which the video was requested.</param>
    /// <param name="known">The headers of an earlier answer about the video.</param>
    /// <param name="address">The address of the request.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="MediaFault">The answer has no video, or not the requested part.</exception>
    internal static MediaAnswer Read(HttpResponseMessage response, long wanted, MediaAnswer? known, Uri address, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        MediaFault Fault(Remedy remedy, string why, StarVideosErrorKind kind = StarVideosErrorKind.DownloadFailed) =>
            new(remedy, new StarVideosException(kind, $"The video could not be fetched from {Redacted.Url(address)}: {why}.")
            {
                HttpStatus = status,
                RetryAfter = RetryAfter.Read(response, now),
                IsSafeToRetry = remedy is Remedy.Retry,
            });

        switch (status)
        {
            case 200 or 206:
                break;
            case 403 or 404 or 410:
                throw Fault(Remedy.FreshAddress, $"HTTP {status}. A video can be fetched for about 24 hours after it was made", StarVideosErrorKind.VideoExpired);
            case 416 when wanted > 0:
                throw Fault(Remedy.StartOver, "HTTP 416, it refuses to send the rest");
            case 408 or 425 or 429 or >= 500:
                throw Fault(Remedy.Retry, $"HTTP {status}");
            default:
                throw Fault(Remedy.None, $"HTTP {status}");
        }

        // An error page with status 200; an expired address may give one.
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (IsPage(type))
        {
            throw Fault(Remedy.FreshAddress, $"the answer is {Clip.Clean(type, Clip.ValueLength)}, which is no video");
        }

        if (response.Content.Headers.ContentEncoding.Any(encoding => !"identity".Equals(encoding, StringComparison.OrdinalIgnoreCase)))
        {
            throw Fault(Remedy.None, "the answer is compressed, which was not asked for");
        }

        if (status == 200)
        {
            var whole = new MediaAnswer(0, response.Content.Headers.ContentLength, ReadValidator(response));

            // Without a length, a cut answer looks complete. So the length of an earlier answer about the same video is used.
            return whole.Total is null && known is not null && whole.MayBeOf(known) ? whole with { Total = known.Total } : whole;
        }

        var range = response.Content.Headers.ContentRange;
        if (wanted == 0 || range?.Unit != "bytes" || range.From != wanted || (known?.Total is { } total && range.Length is { } length && length != total))
        {
            throw Fault(Remedy.StartOver, $"asked for the bytes from {wanted} on, it sent {(range is null ? "no range" : Clip.Value(range))}");
        }

        if (response.Headers.ETag is { } tag && known?.Validator?.EntityTag is { } expected && !tag.Equals(expected))
        {
            throw Fault(Remedy.StartOver, "the video has changed");
        }

        return new MediaAnswer(wanted, range.Length ?? known?.Total, known?.Validator);
    }

    /// <summary>Whether the video may be the same as that of an earlier answer.</summary>
    internal bool MayBeOf(MediaAnswer earlier) =>
        !(Validator?.EntityTag is { } tag && earlier.Validator?.EntityTag is { } earlierTag && !tag.Equals(earlierTag))
        && !(Validator?.Date is { } date && earlier.Validator?.Date is { } earlierDate && date != earlierDate);

    private static RangeConditionHeaderValue? ReadValidator(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? new RangeConditionHeaderValue(tag)
        : response.Content.Headers.LastModified is { } changed && response.Headers.Date - changed >= OneSecond ? new RangeConditionHeaderValue(changed)
        : null;

    private static bool IsPage(string type) =>
        type.Equals("text/html", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("json", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase);
}
