namespace StarVideos.References.Media.Boxes;

/// <summary>A box of an ISO base media or QuickTime file.</summary>
/// <param name="Type">Its four characters.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Body">Where its content begins.</param>
/// <param name="End">Where the next one begins.</param>
/// <param name="IsCut">Whether it says that it goes on behind the end of what holds it.</param>
internal sealed record Box(string Type, long Start, long Body, long End, bool IsCut = false)
{
    private const int ShortHeader = 8;
    private const int LongHeader = 16;

    /// <summary>The size of its content in bytes.</summary>
    internal long Length => End - Body;

    /// <summary>The box at an offset; null if none begins there.</summary>
    /// <param name="window">The file.</param>
    /// <param name="offset">Where it should begin.</param>
    /// <param name="limit">Where what holds it ends.</param>
    /// <exception cref="UntoldException">Its size makes no sense, or it cannot be read.</exception>
    internal static async Task<Box?> ReadAsync(ByteWindow window, long offset, long limit)
    {
        if (offset > limit - ShortHeader || !await window.HasAsync(offset, ShortHeader).ConfigureAwait(false))
        {
            return null;
        }

        var type = window.Name(offset + 4);
        var size = window.Number(offset, 4);
        var header = ShortHeader;
        if (size == 1)
        {
            // The size did not fit into 32 bits.
            header = LongHeader;
            if (offset > limit - LongHeader || !await window.HasAsync(offset, LongHeader).ConfigureAwait(false))
            {
                return null;
            }

            size = window.Number(offset + ShortHeader, 8);
        }
        else if (size == 0)
        {
            return new Box(type, offset, offset + header, limit);
        }

        if (size < (ulong)header || size > (ulong)(long.MaxValue - offset))
        {
            throw new UntoldException("one of its boxes has a size that cannot be");
        }

        // Never beyond what holds it: boxes that lie over each other could be gone through without end.
        var end = offset + (long)size;
        return new Box(type, offset, offset + header, Math.Min(end, limit), end > limit);
    }
}
