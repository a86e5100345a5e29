namespace StarVideos.References.Media.Boxes;

/// <summary>A box of an ISO base media or QuickTime file.</summary>
/// <param name="Type">The type, four characters.</param>
/// <param name="Start">The position of the box.</param>
/// <param name="Body">The position of its content.</param>
/// <param name="End">The position after the box.</param>
/// <param name="IsCut">Whether the size in the box goes beyond the end of its parent.</param>
internal sealed record Box(string Type, long Start, long Body, long End, bool IsCut = false)
{
    private const int ShortHeader = 8;
    private const int LongHeader = 16;

    /// <summary>The size of the content in bytes.</summary>
    internal long Length => End - Body;

    /// <summary>Reads the box at a position; null if no box begins there.</summary>
    /// <param name="window">The file.</param>
    /// <param name="offset">The position.</param>
    /// <param name="limit">The end of the parent.</param>
    /// <exception cref="UntoldException">The size is invalid, or the box cannot be read.</exception>
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
            // The size does not fit into 32 bits, so 64 bits follow.
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
            throw new UntoldException("one of its boxes has an impossible size");
        }

        // The end is never beyond the parent: a walk through overlapping boxes could go on without end.
        var end = offset + (long)size;
        return new Box(type, offset, offset + header, Math.Min(end, limit), end > limit);
    }
}
