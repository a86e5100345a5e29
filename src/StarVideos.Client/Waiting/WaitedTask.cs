namespace StarVideos.Waiting;

/// <summary>A task that is waited for. Times are those of the waiter's monotonic clock.</summary>
internal sealed class WaitedTask(VideoTask task, TimeSpan takenAt, TimeSpan? deadline)
{
    /// <summary>The task as last known.</summary>
    internal VideoTask Task { get; set; } = task;

    /// <summary>
    /// When the waiter took the task. The age of the task is counted from here. The service's creation time comes from another clock, and the
    /// difference between two clocks is not an age.
    /// </summary>
    internal TimeSpan TakenAt { get; } = takenAt;

    /// <summary>When the wait for this task ends; null for never.</summary>
    internal TimeSpan? Deadline { get; } = deadline;

    /// <summary>How many polls have failed since the last successful one.</summary>
    internal int Failures { get; set; }

    /// <summary>How many polls have failed at the deadline or after it.</summary>
    internal int LateFailures { get; set; }

    /// <summary>Whether the service has ever confirmed that it knows this task.</summary>
    internal bool IsConfirmed { get; set; } = task.Status != VideoTaskStatus.Unknown;

    /// <summary>Whether the task was reported as ended. Each task is reported once, even if something fails afterwards.</summary>
    internal bool IsReported { get; set; }
}
