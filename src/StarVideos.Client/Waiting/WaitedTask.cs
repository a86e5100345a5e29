namespace StarVideos.Waiting;

/// <summary>A task that is waited for.</summary>
internal sealed class WaitedTask(VideoTask task, DateTimeOffset takenAt, DateTimeOffset? deadline)
{
    /// <summary>The task as last known.</summary>
    internal VideoTask Task { get; set; } = task;

    internal DateTimeOffset TakenAt { get; } = takenAt;

    internal DateTimeOffset? Deadline { get; } = deadline;

    /// <summary>Polls that failed since the last that did not.</summary>
    internal int Failures { get; set; }

    /// <summary>Whether the service has ever confirmed that it knows this task.</summary>
    internal bool IsConfirmed { get; set; } = task.Status != VideoTaskStatus.Unknown;

    /// <summary>When the task was made, as far as is known.</summary>
    internal DateTimeOffset Since => Task.CreatedAt is { } created ? new DateTimeOffset(created) : TakenAt;
}
