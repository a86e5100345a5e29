namespace StarVideos.Saving;

/// <summary>
/// Which task each file belongs to. The journal has a line before the file is renamed to its final name. If the run was killed in between,
/// the line has no file, or an older file has the name. So a file belongs to the task only if it has the length in the line.
/// </summary>
internal sealed class SavedFiles
{
    /// <summary>The lines of a path, the latest first. Case is ignored: two names that differ in case are one file on Windows and macOS.</summary>
    private readonly ILookup<string, SavedFile> _byPath;

    private readonly ILookup<string, SavedFile> _byTask;

    /// <param name="newestFirst">The lines of the journal.</param>
    internal SavedFiles(IEnumerable<SavedFile> newestFirst)
    {
        var files = newestFirst.ToList();
        _byPath = files.ToLookup(static file => file.Path, StringComparer.OrdinalIgnoreCase);
        _byTask = files.ToLookup(static file => file.TaskId, StringComparer.Ordinal);
    }

    /// <summary>The file in a folder that holds the task's video, under any name: {Index} makes another name in every run.</summary>
    internal string? Find(string taskId, string folder) => _byTask[taskId]
        .Select(file => Path.Combine(folder, Path.GetFileName(file.Path)))
        .FirstOrDefault(path => IsOf(path, taskId));

    /// <summary>Whether the journal has a line for the path.</summary>
    internal bool Knows(string path) => _byPath[path].Any();

    /// <summary>Whether a file exists that the journal knows, but not as this task's. Such a file is not changed.</summary>
    internal bool IsTaken(string path, string taskId) => _byPath[path].Any() && File.Exists(path) && !IsOf(path, taskId);

    /// <summary>Whether the existing file is known to be another task's video, or may be.</summary>
    internal bool IsOfAnother(string path, string taskId) => new FileInfo(path) is { Exists: true } file && Fitting(file, path).Exists(line => line.TaskId != taskId);

    /// <summary>Whether the existing file is known to be this task's.</summary>
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
            // A line of an older version has no length, so only the name is compared.
            return lines.Count > 0 && lines[0].Length is null && lines[0].TaskId == taskId;
        }

        // Two videos have the same length and the same name, so their tasks cannot be told apart. Downloading again is free.
        return fitting.TrueForAll(line => line.TaskId == taskId);
    }

    private List<SavedFile> Fitting(FileInfo file, string path) => _byPath[path].Where(line => line.Length == file.Length).ToList();
}
