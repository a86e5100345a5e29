namespace StarVideos;

/// <summary>
/// One video of a review: its task, and its file if it was saved. A task that failed or is not ended is an entry too. What is left out is
/// looked up when the page is written: in the journal, and in the index of the file's folder. Instances never change.
/// </summary>
public sealed record ReviewEntry
{
    private ReviewEntry(VideoTask task) => Task = task;

    /// <summary>The task. Of a file whose task is to be looked up the id is empty.</summary>
    public VideoTask Task { get; internal init; }

    /// <summary>The full path of the video; null if there is none.</summary>
    public string? File { get; internal init; }

    /// <summary>The addresses of its references, in the order they were sent, as they may be shown: without their queries.</summary>
    public IReadOnlyList<string> References { get; internal init; } = [];

    /// <summary>When the file was saved, in local time; null if that is not known.</summary>
    public DateTime? SavedAt { get; internal init; }

    /// <summary>When the task ended, in local time; null if it has not, or that is not known.</summary>
    public DateTime? EndedAt { get; internal init; }

    /// <summary>The place of its row in the table, from 1; takes of a row share it. 0 before the entries are put in order.</summary>
    internal int Row { get; init; }

    /// <summary>Whether it is a file of a run that has just saved it, so that tasks of the run that failed belong to the review too.</summary>
    internal bool IsOfRun { get; init; }

    /// <summary>A task, with the file that the journal knows.</summary>
    public static ReviewEntry Of(VideoTask task) => new(task) { File = task.Path };

    /// <summary>A task and its file.</summary>
    /// <param name="task">The task. Its id is enough.</param>
    /// <param name="file">The path of the video; it need not exist.</param>
    public static ReviewEntry Of(VideoTask task, string file) => new(task) { File = Path.GetFullPath(file), IsOfRun = true };

    /// <summary>A video that was saved.</summary>
    public static ReviewEntry Of(SavedVideo saved) => Of(saved.Task, saved.Path);

    /// <summary>A file of which the journal, or the index of its folder, knows whose video it is.</summary>
    /// <param name="path">The path of the video.</param>
    public static ReviewEntry OfFile(string path) => new(new VideoTask()) { File = Path.GetFullPath(path) };
}
