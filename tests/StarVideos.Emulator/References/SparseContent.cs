namespace StarVideos.Emulator.References;

/// <summary>Some bytes, then a gap of zeros of any size, then more bytes.</summary>
internal sealed class SparseContent(byte[] head, long gap, byte[] tail) : IMediaContent
{
    public long Length => head.Length + gap + tail.Length;

    public void Read(long offset, Span<byte> into)
    {
        for (var at = 0; at < into.Length; at++)
        {
            var position = offset + at;
            into[at] = position < head.Length ? head[position] : position < head.Length + gap ? (byte)0 : tail[position - head.Length - gap];
        }
    }
}
