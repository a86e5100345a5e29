namespace StarVideos.Waiting;

/// <summary>A task that is waited for. Times are those of the waiter's monotonic clock.</summary>
internal sealed class WaitedTask(VideoTask task, TimeSpan takenAt, TimeSpan? deadline)
{
    /// <summary>The task as last known.</summary>
    internal VideoTask Task { get; set; } = task;

    /// <summary>
    /// When the waiter took the task. Its age is counted from here: the service's time of creation is that of another clock, and the
    /// difference of two clocks is no age.
    /// </summary>
    internal TimeSpan TakenAt { get; } = takenAt;

    /// <summary>When the wait for this task is over; null for never.</summary>
    internal TimeSpan? Deadline { get; } = deadline;

    /// <summary>Polls that failed since the last that did not.</summary>
    internal int Failures { get; set; }

    /// <summary>Polls that failed at the deadline or after it.</summary>
    internal int LateFailures { get; set; }

    /// <summary>Whether the service has ever confirmed that it knows this task.</summary>
    internal bool IsConfirmed { get; set; } = task.Status != VideoTaskStatus.Unknown;

    /// <summary>Whether it was reported as ended: each task is reported once, whatever goes wrong afterwards.</summary>
    internal bool IsReported { get; set; }
}
