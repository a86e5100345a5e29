using Microsoft.AspNetCore.Http.Headers;

namespace StarVideos.Emulator;

/// <summary>The part of a video that a request asks for.</summary>
internal sealed record ByteRange(long Start, long Count, bool IsPart)
{
    public static ByteRange Whole(long length) => new(0, length, IsPart: false);

    /// <summary>
    /// Reads Range and If-Range by RFC 9110. If the header is not one range of bytes, or is for another version of the video, the whole video is
    /// sent. Null if the range is outside of the video.
    /// </summary>
    public static ByteRange? Of(HttpRequest request, ResponseHeaders current, long length)
    {
        var headers = request.GetTypedHeaders();
        if (!HttpMethods.IsGet(request.Method) || headers.Range is not { Ranges.Count: 1 } asked || asked.Unit != "bytes" || !IsCurrent(headers, current))
        {
            return Whole(length);
        }

        var one = asked.Ranges.Single();
        if (one.From is { } from)
        {
            var to = Math.Min(one.To ?? long.MaxValue, length - 1);
            return from <= to ? new ByteRange(from, to - from + 1, IsPart: true) : null;
        }

        var last = Math.Min(one.To!.Value, length);
        return last > 0 ? new ByteRange(length - last, last, IsPart: true) : null;
    }

    private static bool IsCurrent(RequestHeaders asked, ResponseHeaders current) => asked.IfRange switch
    {
        // An invalid header names no version.
        null => asked.Headers.IfRange.Count == 0,
        { EntityTag: { } tag } => tag.Compare(current.ETag, useStrongComparison: true),
        var ifRange => ifRange.LastModified == current.LastModified,
    };
}
