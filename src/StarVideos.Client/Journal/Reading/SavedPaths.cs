namespace StarVideos.Journal;

/// <summary>
/// Finds where the videos of tasks were saved. Reads the lines of a journal, last line first. For a path that belongs to no task it keeps
/// only a number, to save memory.
/// </summary>
/// <param name="isThere">Whether the file of a saved line exists.</param>
internal sealed class SavedPaths(Func<JournalLine, bool> isThere)
{
    private readonly Dictionary<string, List<JournalLine>> _byTask = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _paths = [];

    /// <param name="saved">
    /// The line that comes before the one of the previous call. If a later line has saved another video of the same length to this path, the
    /// path has that later video. If the lengths differ, the length of the file decides: a run that wanted the name and came too late has
    /// written a line as well.
    /// </param>
    internal void Add(JournalLine saved)
    {
        var path = Hash(saved.File!);
        var isFirst = _paths.Add(path);
        if (!(saved.Size is { } size ? _paths.Add(path ^ (((ulong)size + 1) * 0x9E3779B97F4A7C15)) : isFirst))
        {
            return;
        }

        if (!_byTask.TryGetValue(saved.Id!, out var lines))
        {
            _byTask.Add(saved.Id!, lines = []);
        }

        lines.Add(saved);
    }

    /// <summary>The path of the task's video that was saved last; null if there is none. To be called once for each task.</summary>
    /// <param name="created">The line with the id of the task. A line that a compaction has folded also has the path.</param>
    internal string? Take(JournalLine created)
    {
        if (created.File is not null)
        {
            var folded = JournalLine.Of(LineEvent.Saved, created.At);
            folded.Id = created.Id;
            folded.File = created.File;
            Add(folded);
        }

        var lines = _byTask.TryGetValue(created.Id!, out var known) ? known : [];
        _byTask.Remove(created.Id!);
        return lines.Find(line => isThere(line))?.File;
    }

    /// <summary>
    /// Whether the file of a line exists and has the length in the line. The line is written before the file is renamed: if the run was killed in
    /// between, the path has an older file or none. The line may come from another system or from an editor, so an invalid path means no file.
    /// </summary>
    internal static bool IsThere(JournalLine saved)
    {
        try
        {
            if (!Path.IsPathRooted(saved.File))
            {
                return false;
            }

            var file = new FileInfo(saved.File!);
            return file.Exists && (saved.Size is null || saved.Size == file.Length);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The FNV-1a hash of a path. Case is ignored: two names that differ in case are one file on Windows and macOS.</summary>
    private static ulong Hash(string path)
    {
        var hash = 14695981039346656037;
        foreach (var character in path)
        {
            hash = (hash ^ char.ToUpperInvariant(character)) * 1099511628211;
        }

        return hash;
    }
}
