using StarVideos.References.Media;

namespace StarVideos.Client.Tests.References.Media;

/// <summary>Bytes in memory that are read as from a web host: in pieces, and with a limit.</summary>
internal sealed class MemorySource(byte[] bytes, int piece = 4096, int mostReads = int.MaxValue, bool tellsLength = true) : IByteSource
{
    internal int Reads { get; private set; }

    internal long BytesGiven { get; private set; }

    public long? Length => tellsLength ? bytes.Length : null;

    public Task<byte[]> ReadAsync(long offset, int least)
    {
        Assert.True(offset >= 0 && least > 0, "asked for nothing that can be");
        Assert.True(least <= 1024 * 1024, "asked for more than a header");
        if (Reads++ == mostReads)
        {
            throw new UntoldException("that is more than may be read");
        }

        var start = (int)Math.Min(offset, bytes.Length);
        var given = bytes.AsSpan(start, Math.Min(Math.Max(least, piece), bytes.Length - start)).ToArray();
        BytesGiven += given.Length;
        return Task.FromResult(given);
    }
}
