using System.Net;
using System.Net.Http.Headers;

namespace StarVideos.Http;

/// <summary>
/// A request body that can be sent once, and that knows whether sending has begun. That tells a create that was never sent from one with an
/// unknown outcome. A second attempt throws, so that no layer below can send a create again by itself.
/// </summary>
internal sealed class OneTimeContent : HttpContent
{
    private readonly byte[] _json;
    private int _sent;

    internal OneTimeContent(byte[] json)
    {
        _json = json;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>Whether a part of the body may have reached the service.</summary>
    internal bool HasBegun => Volatile.Read(ref _sent) != 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (Interlocked.Exchange(ref _sent, 1) != 0)
        {
            throw new InvalidOperationException("A create request is never sent twice.");
        }

        return stream.WriteAsync(_json, 0, _json.Length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }
}
