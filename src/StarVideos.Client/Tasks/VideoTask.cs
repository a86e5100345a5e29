namespace StarVideos;

/// <summary>
/// A task of the service, in the state of the last query. Instances never change: a query makes a new one. (The accessors are
/// internal because a script can call a public <c>init</c> at any time.)
/// </summary>
public sealed record VideoTask
{
    /// <summary>The service's id of the task.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>The caller's own label; null if none was given.</summary>
    public string? Name { get; internal init; }

    /// <summary>The state of the task.</summary>
    public VideoTaskStatus Status { get; internal init; }

    /// <summary>The service's own word for the status.</summary>
    public string? StatusText { get; internal init; }

    /// <summary>The mode; null if this library did not submit the task.</summary>
    public VideoMode? Mode { get; internal init; }

    /// <summary>The prompt; null if this library did not submit the task.</summary>
    public string? Prompt { get; internal init; }

    /// <summary>The requested length in seconds; null if it was left to the service.</summary>
    public int? Duration { get; internal init; }

    /// <summary>The requested ratio; null if it was left to the service.</summary>
    public string? Ratio { get; internal init; }

    /// <summary>When the service accepted the task, in local time.</summary>
    public DateTime? CreatedAt { get; internal init; }

    /// <summary>When the service last reported the state of the task, in local time.</summary>
    public DateTime? CheckedAt { get; internal init; }

    /// <summary>The address of the completed video. It expires: the service keeps a video for about 24 hours.</summary>
    public Uri? VideoUrl { get; internal init; }

    /// <summary>The length of the finished video in seconds.</summary>
    public double? ActualDuration { get; internal init; }

    /// <summary>Why the task failed, in the service's words.</summary>
    public string? Error { get; internal init; }

    /// <summary>The service's error code, if it gave one.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>The model that makes the video.</summary>
    public string? Model { get; internal init; }

    /// <summary>The label of the run in which the task was submitted; null if it had none.</summary>
    public string? Batch { get; internal init; }

    /// <summary>The number of the take within its row, from 1; null if that is not known.</summary>
    public int? Take { get; internal init; }

    /// <summary>The fingerprint of the row, the same for all takes of the row; null if the row is not known.</summary>
    public string? TakeOf { get; internal init; }

    /// <summary>The base address of the service that made the task. Queries for the task go there.</summary>
    public Uri? BaseUri { get; internal init; }

    /// <summary>The full path of the saved video, from the journal; null if it was not saved, or if the file no longer exists.</summary>
    public string? Path { get; internal init; }

    /// <summary>Whether the task will not change any more.</summary>
    public bool IsEnded => Status is VideoTaskStatus.Completed or VideoTaskStatus.Failed or VideoTaskStatus.Cancelled;

    /// <summary>Makes a task from its id.</summary>
    /// <param name="id">The id. Blanks around it are removed. It is checked only when the task is used; <see cref="TaskId.IsValid"/> checks it before.</param>
    public static VideoTask WithId(string id) => new() { Id = id.Trim() };

    /// <summary>
    /// Makes a task from exported columns, written by Export-Csv, ConvertTo-Json or Export-Clixml, or by hand. A cell that cannot be read with
    /// certainty counts as empty, so that no wrong day or number is read.
    /// </summary>
    /// <param name="columns">
    /// The names of the properties, in any case, and their values or texts. If the Id is missing, the TaskId of a saved file is used. A missing
    /// or invalid id is an error when the task is used. Other columns are ignored.
    /// </param>
    /// <param name="culture">
    /// The culture in which numbers and times were written; null for the current one. The ISO form of a time and the invariant form of a number
    /// are always read. Thousands separators are never read. Times without a time zone are local.
    /// </param>
    public static VideoTask Restore(IEnumerable<KeyValuePair<string, object?>> columns, IFormatProvider? culture) => TaskColumns.Restore(columns, culture);

    /// <summary>The same task with another base address for queries.</summary>
    public VideoTask At(Uri baseUri) => this with { BaseUri = baseUri };

    /// <summary>The <see cref="Id"/>, so that a task can be used where its id is expected.</summary>
    public override string ToString() => Id;
}
