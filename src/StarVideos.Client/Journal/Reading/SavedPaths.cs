namespace StarVideos.Journal;

/// <summary>
/// Where the videos of tasks were saved, from the lines of a journal, last line first. Of what belongs to no task it holds no more than
/// a number for each path.
/// </summary>
/// <param name="isThere">Whether the file of a saved line is there.</param>
internal sealed class SavedPaths(Func<JournalLine, bool> isThere)
{
    private readonly Dictionary<string, List<JournalLine>> _byTask = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _paths = [];

    /// <param name="saved">
    /// The line before the last one given. If a later line has given the path to another video of the same length, that one is there now.
    /// Of two lengths the file itself tells: a run that wanted the name and came too late has left its line as well.
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

    /// <summary>The file that has the task's video, and was saved last; null if there is none. To be asked once for a task.</summary>
    /// <param name="created">The line that names the task. What a compaction has folded names the file as well.</param>
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
    /// The line is older than the file: a run that died in between has left the file that had the name before, or none. And it may have
    /// been written or edited elsewhere: what can be no path here is none.
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

    /// <summary>FNV-1a. Case does not count: what is two names here is one file on Windows and macOS.</summary>
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
