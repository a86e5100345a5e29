namespace StarVideos.Emulator.References;

/// <summary>Bytes in memory.</summary>
internal sealed class BytesContent(byte[] bytes) : IMediaContent
{
    public long Length => bytes.Length;

    public void Read(long offset, Span<byte> into) => bytes.AsSpan((int)offset, into.Length).CopyTo(into);
}
