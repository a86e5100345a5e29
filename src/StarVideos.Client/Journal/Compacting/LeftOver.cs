using System.Text;
using StarVideos.Files;

namespace StarVideos.Journal;

/// <summary>
/// The file that a compaction fills before it takes the journal's name. Where it is found while nobody compacts, the compaction was cut
/// off. Mostly it holds nothing that the journal has not. But where a power cut took back the name it had already been given, it has
/// the lines that were written after that; and it may be all there is.
/// </summary>
internal static class LeftOver
{
    internal static string PathOf(string journal) => journal + ".tmp";

    internal static bool Exists(string journal) => File.Exists(PathOf(journal));

    internal static string NotRecovered(string journal, Exception fault) =>
        $"What a compaction that was cut off left in '{PathOf(journal)}' could not be put back into the journal, and what it tells of submissions is not known: {fault.Message}";

    /// <summary>Puts what only it has into the journal, and removes it. The caller holds the lock.</summary>
    /// <returns>What a person should know, if anything.</returns>
    /// <exception cref="IOException">It could not be done. Nothing is lost.</exception>
    internal static string? Recover(string journal, Disk disk)
    {
        var copy = PathOf(journal);
        if (!File.Exists(copy))
        {
            return null;
        }

        if (!File.Exists(journal))
        {
            disk.Rename(copy, journal, replace: false);
            disk.FlushFolder(Path.GetDirectoryName(journal)!);
            return $"The journal '{journal}' was gone. What a compaction had left of it took its place; submissions may be missing in it.";
        }

        var missing = LinesAfterCompaction(copy);
        missing.ExceptWith(missing.Count == 0 ? [] : Lines(File.ReadAllText(journal, Encoding.UTF8)));
        if (missing.Count > 0)
        {
            Append(journal, missing, disk);
        }

        disk.Delete(copy);
        return missing.Count == 0 ? null : $"A power cut had taken {missing.Count} {(missing.Count == 1 ? "line" : "lines")} from the journal '{journal}'. They were found and are back in it.";
    }

    /// <summary>What was appended when the copy was the journal: all that comes after what the compaction itself had kept.</summary>
    private static HashSet<string> LinesAfterCompaction(string copy)
    {
        var bytes = File.ReadAllBytes(copy);
        var mark = Array.IndexOf(bytes, (byte)'\n') + 1;
        var kept = mark > 0 && JournalLine.Parse(bytes.AsSpan(0, mark - 1)) is { Event: LineEvent.Compacted, Size: { } size } ? size : long.MaxValue;
        return kept < bytes.Length - mark ? [.. Lines(Encoding.UTF8.GetString(bytes, (int)(mark + kept), (int)(bytes.Length - mark - kept)))] : [];
    }

    /// <summary>Whole ones: what follows the last newline was never acknowledged.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        var lines = text.Split('\n');
        return lines.Take(lines.Length - 1).Where(static line => line.Length > 0);
    }

    private static void Append(string journal, IEnumerable<string> lines, Disk disk)
    {
        // A half line at the end stays alone.
        var text = Encoding.UTF8.GetBytes("\n" + string.Concat(lines.Select(static line => line + "\n")));
        using var file = disk.OpenPrivate(journal, FileMode.OpenOrCreate, FileAccess.ReadWrite, JournalFile.Sharing);
        file.Position = file.Length;
        file.Write(text, 0, text.Length);
        file.Flush(flushToDisk: true);
    }
}
