namespace StarVideos;

/// <summary>
/// A task of the service, as it was when last asked. Instances never change: asking again makes a new one. (The accessors are
/// internal because a script can call a public <c>init</c> at any time.)
/// </summary>
public sealed record VideoTask
{
    /// <summary>The service's id of the task.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>The caller's own label, if one was given.</summary>
    public string? Name { get; internal init; }

    /// <summary>Where the task is in its life.</summary>
    public VideoTaskStatus Status { get; internal init; }

    /// <summary>The service's own word for the status.</summary>
    public string? StatusText { get; internal init; }

    /// <summary>The mode asked for, if this library submitted the task.</summary>
    public VideoMode? Mode { get; internal init; }

    /// <summary>The prompt, if this library submitted the task.</summary>
    public string? Prompt { get; internal init; }

    /// <summary>The length asked for, in seconds; null if it was left to the service.</summary>
    public int? Duration { get; internal init; }

    /// <summary>The shape asked for; null if it was left to the service.</summary>
    public string? Ratio { get; internal init; }

    /// <summary>When the service accepted the task, in local time.</summary>
    public DateTime? CreatedAt { get; internal init; }

    /// <summary>When the service last said how the task is, in local time.</summary>
    public DateTime? CheckedAt { get; internal init; }

    /// <summary>Where the video is, once completed. Temporary: the service keeps it for about 24 hours.</summary>
    public Uri? VideoUrl { get; internal init; }

    /// <summary>The length of the finished video in seconds.</summary>
    public double? ActualDuration { get; internal init; }

    /// <summary>Why the task failed, in the service's words.</summary>
    public string? Error { get; internal init; }

    /// <summary>The service's error code, if it gave one.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>The model that makes the video.</summary>
    public string? Model { get; internal init; }

    /// <summary>The run this task was submitted in, if it was labelled.</summary>
    public string? Batch { get; internal init; }

    /// <summary>Which take of its row the task is, from 1 on; null if that is not known.</summary>
    public int? Take { get; internal init; }

    /// <summary>What identifies the row: the same for all takes of it. Null if the row is not known.</summary>
    public string? TakeOf { get; internal init; }

    /// <summary>The base address of the service that made the task. It is asked there.</summary>
    public Uri? BaseUri { get; internal init; }

    /// <summary>The full path of the file the video was saved to, as the journal knows it; null if it was not saved, or the file is gone.</summary>
    public string? Path { get; internal init; }

    /// <summary>Whether the task will not change any more.</summary>
    public bool IsEnded => Status is VideoTaskStatus.Completed or VideoTaskStatus.Failed or VideoTaskStatus.Cancelled;

    /// <summary>A task of which only the id is known.</summary>
    /// <param name="id">The id. Blanks around it do not count. It is checked where the task is used; <see cref="TaskId.IsValid"/> tells before.</param>
    public static VideoTask WithId(string id) => new() { Id = id.Trim() };

    /// <summary>
    /// A task from the columns it was exported as: by Export-Csv, ConvertTo-Json or Export-Clixml, or by hand. A cell that cannot be read
    /// for certain counts as empty: nothing is better than another day or another number.
    /// </summary>
    /// <param name="columns">
    /// The names of the properties, in any case, and their values or texts. An Id that is missing or impossible is an error where the task
    /// is used; a TaskId, as a saved file has, stands for it. Other columns do not count.
    /// </param>
    /// <param name="culture">
    /// The country the texts of numbers and times were written in; null for the current one. The ISO form of a time and the invariant form
    /// of a number are read in every country, thousands separators in none. Times without a time zone are local.
    /// </param>
    public static VideoTask Restore(IEnumerable<KeyValuePair<string, object?>> columns, IFormatProvider? culture) => TaskColumns.Restore(columns, culture);

    /// <summary>The same task, asked for at another base address.</summary>
    public VideoTask At(Uri baseUri) => this with { BaseUri = baseUri };

    /// <summary>The id, so that a task can stand wherever its id can.</summary>
    public override string ToString() => Id;
}
