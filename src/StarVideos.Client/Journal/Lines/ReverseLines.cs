namespace StarVideos.Journal;

/// <summary>Reads a file from its end, one block at a time, so that reading the newest lines of a long file is fast.</summary>
internal static class ReverseLines
{
    /// <summary>In bytes. A longer line is no line of the journal, and is not kept in memory.</summary>
    internal const int Longest = 4 << 20;

    private const int BlockSize = 64 << 10;

    /// <summary>The first piece returned is what follows the last newline: empty, unless the last line is torn.</summary>
    internal static IEnumerable<FileLine> Read(FileStream file, long length, int blockSize = BlockSize)
    {
        // The kept bytes are at the right end of the buffer, so that the bytes before them can be read in front of them.
        var buffer = new byte[blockSize];
        var start = buffer.Length;
        var end = buffer.Length;
        var position = length;
        var isTooLong = false;
        while (true)
        {
            var newline = buffer.AsSpan(start, end - start).LastIndexOf((byte)'\n');
            if (newline >= 0 || position == 0)
            {
                var first = start + newline + 1;
                yield return new FileLine(position + newline + 1, isTooLong ? default : new ArraySegment<byte>(buffer, first, end - first));
                if (newline < 0)
                {
                    yield break;
                }

                end = start + newline;
                isTooLong = false;
                continue;
            }

            if (end - start > Longest)
            {
                isTooLong = true;
                end = start;
            }

            buffer = MakeRoom(buffer, ref start, ref end);
            var wanted = (int)Math.Min(start, position);
            position -= wanted;
            start -= wanted;
            file.Position = position;
            if (!TryFill(file, buffer, start, wanted))
            {
                // The file became shorter: a failed append was removed again.
                yield break;
            }
        }
    }

    private static byte[] MakeRoom(byte[] buffer, ref int start, ref int end)
    {
        var held = end - start;
        var roomy = held > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        Buffer.BlockCopy(buffer, start, roomy, roomy.Length - held, held);
        start = roomy.Length - held;
        end = roomy.Length;
        return roomy;
    }

    private static bool TryFill(FileStream file, byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            var read = file.Read(buffer, offset, count);
            if (read == 0)
            {
                return false;
            }

            offset += read;
            count -= read;
        }

        return true;
    }
}
