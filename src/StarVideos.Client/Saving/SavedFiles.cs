namespace StarVideos.Saving;

/// <summary>
/// Whose videos files are. The journal has a line before a file has its name, so a run that died in between leaves a line without
/// a file, or with the file that had the name before: only a file of the length the line gives is the task's own.
/// </summary>
internal sealed class SavedFiles
{
    /// <summary>The lines of a path, the latest first. Case does not count: what is two names here is one file on Windows and macOS.</summary>
    private readonly ILookup<string, SavedFile> _byPath;

    private readonly ILookup<string, SavedFile> _byTask;

    /// <param name="newestFirst">The lines of the journal.</param>
    internal SavedFiles(IEnumerable<SavedFile> newestFirst)
    {
        var files = newestFirst.ToList();
        _byPath = files.ToLookup(static file => file.Path, StringComparer.OrdinalIgnoreCase);
        _byTask = files.ToLookup(static file => file.TaskId, StringComparer.Ordinal);
    }

    /// <summary>The file in a folder that has the task's video, under whatever name: an index is another one in every run.</summary>
    internal string? Find(string taskId, string folder) => _byTask[taskId]
        .Select(file => Path.Combine(folder, Path.GetFileName(file.Path)))
        .FirstOrDefault(path => IsOf(path, taskId));

    /// <summary>Whether the journal has seen the path.</summary>
    internal bool Knows(string path) => _byPath[path].Any();

    /// <summary>Whether a file is there, and is not known to be this task's although the journal has seen it. It is then left as it is.</summary>
    internal bool IsTaken(string path, string taskId) => _byPath[path].Any() && File.Exists(path) && !IsOf(path, taskId);

    /// <summary>Whether the file that is there is known to be the video of another task, or to be one or the other.</summary>
    internal bool IsOfAnother(string path, string taskId) => new FileInfo(path) is { Exists: true } file && Fitting(file, path).Exists(line => line.TaskId != taskId);

    /// <summary>Whether the file that is there is known to be this task's.</summary>
    internal bool IsOf(string path, string taskId)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return false;
        }

        var lines = _byPath[path].ToList();
        var fitting = Fitting(file, path);
        if (fitting.Count == 0)
        {
            // A line of an older version says no more than the name.
            return lines.Count > 0 && lines[0].Length is null && lines[0].TaskId == taskId;
        }

        // Two videos of one length and one name: which of them it is, nobody can tell, and to fetch one again costs nothing.
        return fitting.TrueForAll(line => line.TaskId == taskId);
    }

    private List<SavedFile> Fitting(FileInfo file, string path) => _byPath[path].Where(line => line.Length == file.Length).ToList();
}
