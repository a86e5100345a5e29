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

    /// <summary>The base address of the service that made the task. It is asked there.</summary>
    public Uri? BaseUri { get; internal init; }

    /// <summary>Whether the task will not change any more.</summary>
    public bool IsEnded => Status is VideoTaskStatus.Completed or VideoTaskStatus.Failed or VideoTaskStatus.Cancelled;

    /// <summary>The id, so that a task can stand wherever its id can.</summary>
    public override string ToString() => Id;
}
