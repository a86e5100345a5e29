using System.Buffers.Binary;

namespace StarVideos.Emulator;

/// <summary>
/// Bytes that are computed from a task's id and their position. They can have any size, need no memory, are different for each task, and a
/// test can compute every byte of a file.
/// </summary>
public static class GeneratedMedia
{
    /// <summary>Fills a span with the bytes from a position on.</summary>
    public static void Fill(string taskId, long offset, Span<byte> into)
    {
        ArgumentNullException.ThrowIfNull(taskId);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);

        var seed = Seed(taskId);
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        while (!into.IsEmpty)
        {
            var within = (int)(offset % sizeof(ulong));
            var value = Mix(seed + (ulong)(offset / sizeof(ulong)));
            if (within == 0 && into.Length >= sizeof(ulong))
            {
                BinaryPrimitives.WriteUInt64LittleEndian(into, value);
                into = into[sizeof(ulong)..];
                offset += sizeof(ulong);
            }
            else
            {
                BinaryPrimitives.WriteUInt64LittleEndian(word, value);
                var count = Math.Min(sizeof(ulong) - within, into.Length);
                word.Slice(within, count).CopyTo(into);
                into = into[count..];
                offset += count;
            }
        }
    }

    internal static IMediaContent Content(string taskId, long length) => new Generated(taskId, length);

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static ulong Seed(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return hash;
    }

    // SplitMix64: neighbours look unrelated, so bytes in a wrong position are noticed.
    private static ulong Mix(ulong value)
    {
        value *= 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    private sealed class Generated(string taskId, long length) : IMediaContent
    {
        public long Length => length;

        public void Read(long offset, Span<byte> into) => Fill(taskId, offset, into);
    }
}
