using StarVideos.Files;

namespace StarVideos.Journal;

/// <summary>
/// Keeps the journal from growing without end. Kept are: every unresolved submission, however old, and the submissions that it replaces;
/// everything of the last 30 days; one short line for each older accepted submission with a label, so that a resumed run does not send its
/// row again; lines of newer versions of this library; damaged lines that may name a task. The kept lines are written to a file beside the
/// journal, that file is flushed to the device and then renamed to the journal's name in one step. If the process is killed at any moment,
/// the journal is whole: the old one or the new one. The old file gets a last line that tells programs which still have it open. The caller
/// holds the lock.
/// </summary>
internal static class Compaction
{
    /// <summary>A journal of up to so many bytes is not compacted.</summary>
    internal const long Threshold = 16 << 20;

    /// <summary>How long closed submissions are kept.</summary>
    internal static readonly TimeSpan Age = TimeSpan.FromDays(30);

    /// <summary>A first line that is longer than this cannot be the mark of a compaction.</summary>
    private const int MarkLength = 256;

    /// <summary>Compacts the journal if it is long enough. Never throws: a journal that cannot be compacted can still be used.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="threshold">A journal of up to so many bytes is not compacted.</param>
    /// <param name="now">The time at which the ages of lines are measured.</param>
    /// <param name="disk">The disk; this computer's disk if left out.</param>
    /// <returns>
    /// The length in bytes at which to call this again: twice the kept length, so that a journal full of recent lines is not read at every
    /// append.
    /// </returns>
    internal static long RunIfDue(string path, long length, long threshold, DateTimeOffset now, Disk? disk = null)
    {
        try
        {
            // The mark in the file tells other processes the same.
            var due = NextAbove(KeptBefore(path), threshold);
            return length <= due ? due : NextAbove(IsLink(path) ? length : Run(path, now, disk), threshold);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return NextAbove(length, threshold);
        }
    }

    /// <returns>How many bytes were kept.</returns>
    internal static long Run(string path, DateTimeOffset now, Disk? disk = null)
    {
        disk ??= Disk.Real;
        LeftOver.Recover(path, disk);
        var kept = LinesToKeep(path, now);
        var size = kept.Sum(static line => line.Bytes?.Length ?? line.Length + 1L);
        var copy = LeftOver.PathOf(path);
        try
        {
            using (var source = new FileStream(path, FileMode.Open, FileAccess.Read, JournalFile.Sharing, 64 << 10))
            using (var target = disk.OpenPrivate(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            using (var buffered = new BufferedStream(target, 64 << 10))
            {
                var mark = JournalLine.Of(LineEvent.Compacted, now);
                mark.Size = size;
                Write(buffered, mark.ToUtf8());
                CopyLines(source, buffered, kept);
                buffered.Flush();
                target.Flush(flushToDisk: true);
            }

            JournalFile.Retire(path, now, disk);
            disk.Rename(copy, path, replace: true);

            // If this fails, or the process is killed here, the next append flushes the name before anything relies on it.
            disk.FlushFolder(Path.GetDirectoryName(path)!);
            return size;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            disk.Delete(copy);
            throw;
        }
    }

    /// <summary>The lines to keep, last line first.</summary>
    private static List<KeptLine> LinesToKeep(string path, DateTimeOffset now)
    {
        var oldest = now - Age;
        var fold = new SubmissionFold(isThere: static _ => true);
        var dropped = new HashSet<string>(StringComparer.Ordinal);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<(KeptLine Line, string? Intent)>();
        foreach (var record in LinesBackwards.ReadBackwards(path))
        {
            if (record.Line is not { } line)
            {
                if (record.IsForeign || record.MayNameTask)
                {
                    kept.Add((KeptLine.AsItIs(record), null));
                }

                continue;
            }

            var entry = fold.Add(line);
            var isOpen = entry is not null && (entry.IsUnresolved || needed.Contains(entry.SubmissionId));
            if (isOpen && line.Replaces is not null)
            {
                // If the replacement turns out to have created nothing, the outcome of the replaced submission counts again.
                needed.Add(line.Replaces);
            }

            if (entry is not null && entry.At < oldest && !isOpen)
            {
                dropped.Add(entry.SubmissionId);
                if (FoldedSubmission.Of(entry) is { } folded)
                {
                    kept.Add((KeptLine.Of(folded), null));
                }
            }
            else if (IsWorthKeeping(line, oldest))
            {
                // Lines are read backwards: whether an outcome is dropped is known when its intent is read.
                kept.Add((KeptLine.AsItIs(record), line.Intent));
            }
        }

        return kept.Where(line => line.Intent is null || !dropped.Contains(line.Intent)).Select(static line => line.Line).ToList();
    }

    private static bool IsWorthKeeping(JournalLine line, DateTimeOffset oldest) => line.Event switch
    {
        LineEvent.Compacted or LineEvent.Moved => false,

        // A task ends after it was submitted, so the submission of an end that old is dropped as well.
        LineEvent.Ended or LineEvent.Saved => line.At >= oldest.UtcDateTime,
        _ => true,
    };

    private static void CopyLines(FileStream source, BufferedStream target, List<KeptLine> lastFirst)
    {
        var line = new byte[1024];
        for (var i = lastFirst.Count - 1; i >= 0; i--)
        {
            if (lastFirst[i].Bytes is { } bytes)
            {
                Write(target, bytes);
                continue;
            }

            var (offset, length) = (lastFirst[i].Offset, lastFirst[i].Length);
            if (line.Length <= length)
            {
                line = new byte[length * 2];
            }

            source.Position = offset;
            for (var read = 0; read < length;)
            {
                var more = source.Read(line, read, length - read);
                read += more > 0 ? more : throw new EndOfStreamException($"'{source.Name}' became shorter.");
            }

            line[length] = (byte)'\n';
            target.Write(line, 0, length + 1);
        }
    }

    private static void Write(Stream target, byte[] bytes) => target.Write(bytes, 0, bytes.Length);

    private static long NextAbove(long kept, long threshold) => Math.Max(threshold, kept * 2);

    /// <summary>How many bytes the last compaction kept, as its first line says; 0 if there was none.</summary>
    private static long KeptBefore(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, JournalFile.Sharing, bufferSize: 1);
        var start = new byte[MarkLength];
        var length = file.Read(start, 0, start.Length);
        var end = Array.IndexOf(start, (byte)'\n', 0, length);
        return end > 0 && JournalLine.Parse(start.AsSpan(0, end)) is { Event: LineEvent.Compacted, Size: { } size } ? size : 0;
    }

    /// <summary>Whether the path is a link. The rename would replace the link and leave its target unchanged.</summary>
    private static bool IsLink(string path) => (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
}
