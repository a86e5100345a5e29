using StarVideos.Files;

namespace StarVideos.Journal;

/// <summary>Reads the lines of a journal, last line first. Needs no lock: lines are only appended, and a compaction makes another file.</summary>
internal static class LinesBackwards
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <returns>The lines; none if there is no journal yet.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    internal static IEnumerable<FoundLine> ReadBackwards(string path)
    {
        using var file = TryOpen(path);
        if (file is null)
        {
            yield break;
        }

        var length = file.Length;
        foreach (var (offset, bytes) in ReverseLines.Read(file, length))
        {
            if (bytes.Array is null)
            {
                yield return new FoundLine(offset, 0, null, false, false);
                continue;
            }

            if (IsBlank(bytes))
            {
                continue;
            }

            var line = JournalLine.Parse(WithoutMark(bytes));
            var isForeign = (line?.Version ?? JournalLine.VersionOf(WithoutMark(bytes))) > JournalLine.CurrentVersion;
            var isOurs = line?.Version == JournalLine.CurrentVersion && line.IsComplete();
            var isTail = offset + bytes.Count == length;
            if (isOurs || !isTail || IsTorn(path, file, length))
            {
                yield return new FoundLine(offset, bytes.Count, isOurs ? line : null, isForeign, !isOurs && MayNameTask(bytes));
            }
        }
    }

    /// <summary>The bytes of each line, last line first, valid until the next line is read. A line that is too long has no bytes.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    internal static IEnumerable<FileLine> BytesBackwards(string path)
    {
        using var file = TryOpen(path);
        if (file is null)
        {
            yield break;
        }

        foreach (var line in ReverseLines.Read(file, file.Length))
        {
            yield return line;
        }
    }

    private static bool MayNameTask(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\"created\""u8) >= 0;

    internal static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, JournalFile.Sharing, bufferSize: 1);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal static bool IsBlank(ReadOnlySpan<byte> bytes) => bytes.Length == 0 || (bytes.Length == 1 && bytes[0] == '\r');

    /// <summary>Some editors put a byte order mark in front of the first line.</summary>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith(ByteOrderMark) ? bytes.Slice(3) : bytes;

    /// <summary>Whether a half line at the end was left by a writer that was stopped. False if it may be being written now.</summary>
    private static bool IsTorn(string path, FileStream file, long length)
    {
        try
        {
            using var held = JournalLock.TryTake(LinkTarget.Of(path));
            return held is not null && file.Length == length;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // This process may only read the folder, so no process of this account is writing the journal.
            return true;
        }
    }
}
