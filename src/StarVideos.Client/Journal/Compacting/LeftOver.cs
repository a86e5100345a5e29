using System.Text;
using StarVideos.Files;

namespace StarVideos.Journal;

/// <summary>
/// The file that a compaction writes before it renames it to the journal's name. If it exists while no process compacts, a compaction was
/// interrupted. In most cases the journal has all of its lines. After a power cut it may have more: if the power cut undid the rename, the
/// file holds lines that were written after it. It may also be the only file that is left.
/// </summary>
internal static class LeftOver
{
    internal static string PathOf(string journal) => journal + ".tmp";

    internal static bool Exists(string journal) => File.Exists(PathOf(journal));

    internal static string NotRecovered(string journal, Exception fault) =>
        $"An interrupted compaction has left the file '{PathOf(journal)}'. Its lines could not be put back into the journal, so what they say about submissions is not known: {fault.Message}";

    /// <summary>Appends the lines that only this file has to the journal, and removes the file. The caller holds the lock.</summary>
    /// <returns>A warning for the user; null if there is nothing to say.</returns>
    /// <exception cref="IOException">The recovery failed. Nothing is lost.</exception>
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
            return $"The journal '{journal}' was missing. It was restored from the file of an interrupted compaction; submissions may be missing in it.";
        }

        var missing = LinesAfterCompaction(copy);
        missing.ExceptWith(missing.Count == 0 ? [] : Lines(File.ReadAllText(journal, Encoding.UTF8)));
        if (missing.Count > 0)
        {
            Append(journal, missing, disk);
        }

        disk.Delete(copy);
        return missing.Count == 0 ? null : $"A power cut had removed {missing.Count} {(missing.Count == 1 ? "line" : "lines")} from the journal '{journal}'. The journal has them again.";
    }

    /// <summary>Lines that were appended while this file was the journal: all lines after those that the compaction kept.</summary>
    private static HashSet<string> LinesAfterCompaction(string copy)
    {
        var bytes = File.ReadAllBytes(copy);
        var mark = Array.IndexOf(bytes, (byte)'\n') + 1;
        var kept = mark > 0 && JournalLine.Parse(bytes.AsSpan(0, mark - 1)) is { Event: LineEvent.Compacted, Size: { } size } ? size : long.MaxValue;
        return kept < bytes.Length - mark ? [.. Lines(Encoding.UTF8.GetString(bytes, (int)(mark + kept), (int)(bytes.Length - mark - kept)))] : [];
    }

    /// <summary>The whole lines of a text. What follows the last newline was never confirmed to the caller.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        var lines = text.Split('\n');
        return lines.Take(lines.Length - 1).Where(static line => line.Length > 0);
    }

    private static void Append(string journal, IEnumerable<string> lines, Disk disk)
    {
        // The newline comes first: a half line at the end of the journal must not join the next line.
        var text = Encoding.UTF8.GetBytes("\n" + string.Concat(lines.Select(static line => line + "\n")));
        using var file = disk.OpenPrivate(journal, FileMode.OpenOrCreate, FileAccess.ReadWrite, JournalFile.Sharing);
        file.Position = file.Length;
        file.Write(text, 0, text.Length);
        file.Flush(flushToDisk: true);
    }
}
