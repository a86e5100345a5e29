namespace StarVideos;

/// <summary>
/// One video of a review: its task, and its file if it was saved. A task that failed or has not ended is an entry too. Missing information
/// is looked up when the page is written: in the journal, and in the index of the file's folder. Instances never change.
/// </summary>
public sealed record ReviewEntry
{
    private ReviewEntry(VideoTask task) => Task = task;

    /// <summary>The task. If the task of a file is still to be looked up, its id is empty.</summary>
    public VideoTask Task { get; internal init; }

    /// <summary>The full path of the video; null if there is none.</summary>
    public string? File { get; internal init; }

    /// <summary>The addresses of the references, without their queries, in the order in which they were sent.</summary>
    public IReadOnlyList<string> References { get; internal init; } = [];

    /// <summary>When the file was saved, in local time; null if that is not known.</summary>
    public DateTime? SavedAt { get; internal init; }

    /// <summary>When the task ended, in local time; null if it has not ended, or if that is not known.</summary>
    public DateTime? EndedAt { get; internal init; }

    /// <summary>The number of its row in the table, from 1. All takes of a row have the same number. 0 before the entries are sorted.</summary>
    internal int Row { get; init; }

    /// <summary>Whether a run has just saved this file. Then the failed tasks of that run belong to the review too.</summary>
    internal bool IsOfRun { get; init; }

    /// <summary>Makes an entry from a task, with the file that the journal knows.</summary>
    public static ReviewEntry Of(VideoTask task) => new(task) { File = task.Path };

    /// <summary>Makes an entry from a task and its file.</summary>
    /// <param name="task">The task. Its id is enough.</param>
    /// <param name="file">The path of the video; it need not exist.</param>
    public static ReviewEntry Of(VideoTask task, string file) => new(task) { File = Path.GetFullPath(file), IsOfRun = true };

    /// <summary>Makes an entry from a saved video.</summary>
    public static ReviewEntry Of(SavedVideo saved) => Of(saved.Task, saved.Path);

    /// <summary>Makes an entry from a file. Its task is looked up in the journal and in the index of its folder.</summary>
    /// <param name="path">The path of the video.</param>
    public static ReviewEntry OfFile(string path) => new(new VideoTask()) { File = Path.GetFullPath(path) };
}
