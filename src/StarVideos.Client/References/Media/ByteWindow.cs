namespace StarVideos.References.Media;

/// <summary>
/// Keeps the parts of a file that were read while the file is checked. Numbers may be read only after <see cref="HasAsync"/> returned true
/// for their bytes.
/// </summary>
internal sealed class ByteWindow(IByteSource source)
{
    private readonly List<Piece> _pieces = [];

    internal long? Length => source.Length;

    /// <summary>Whether the file has these bytes. Reads them if they were not read yet.</summary>
    /// <exception cref="UntoldException">The bytes cannot be read.</exception>
    internal async Task<bool> HasAsync(long offset, int count)
    {
        if (offset < 0 || offset > long.MaxValue - count || offset + count > (Length ?? long.MaxValue))
        {
            return false;
        }

        if (Find(offset, count) is not null)
        {
            return true;
        }

        var bytes = await source.ReadAsync(offset, count).ConfigureAwait(false);
        if (bytes.Length > 0)
        {
            // The latest piece first, because the next read is most often in it.
            _pieces.Insert(0, new Piece(offset, bytes));
        }

        return bytes.Length >= count;
    }

    internal byte Byte(long offset)
    {
        var piece = At(offset, 1, out var index);
        return piece[index];
    }

    /// <summary>A number of 1 to 8 bytes, big-endian.</summary>
    internal ulong Number(long offset, int bytes)
    {
        var piece = At(offset, bytes, out var index);
        var value = 0UL;
        for (var at = 0; at < bytes; at++)
        {
            value = (value << 8) | piece[index + at];
        }

        return value;
    }

    /// <summary>A number of 1 to 4 bytes, little-endian.</summary>
    internal uint Reversed(long offset, int bytes)
    {
        var piece = At(offset, bytes, out var index);
        var value = 0U;
        for (var at = bytes - 1; at >= 0; at--)
        {
            value = (value << 8) | piece[index + at];
        }

        return value;
    }

    /// <summary>A name of four characters, as boxes and chunks have.</summary>
    internal string Name(long offset)
    {
        var piece = At(offset, 4, out var index);
        return new string([(char)piece[index], (char)piece[index + 1], (char)piece[index + 2], (char)piece[index + 3]]);
    }

    private byte[] At(long offset, int count, out int index)
    {
        var piece = Find(offset, count) ?? throw new InvalidOperationException("These bytes were not asked for.");
        index = (int)(offset - piece.Start);
        return piece.Bytes;
    }

    private Piece? Find(long offset, int count)
    {
        foreach (var piece in _pieces)
        {
            if (offset >= piece.Start && offset - piece.Start <= piece.Bytes.Length - count)
            {
                return piece;
            }
        }

        return null;
    }

    private sealed record Piece(long Start, byte[] Bytes);
}
