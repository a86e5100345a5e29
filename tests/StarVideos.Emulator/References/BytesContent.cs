namespace StarVideos.Emulator.References;

/// <summary>Bytes as they are.</summary>
internal sealed class BytesContent(byte[] bytes) : IMediaContent
{
    public long Length => bytes.Length;

    public void Read(long offset, Span<byte> into) => bytes.AsSpan((int)offset, into.Length).CopyTo(into);
}
