using System.Net;

namespace StarVideos.Client.Tests.Support;

/// <summary>A body whose length is not known in advance, as in a chunked answer.</summary>
internal sealed class UntoldContent(Stream stream) : HttpContent
{
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(stream);

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) => stream.CopyToAsync(target);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
