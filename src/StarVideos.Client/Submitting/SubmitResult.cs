namespace StarVideos;

/// <summary>What came of a row: a task, or an error.</summary>
public sealed record SubmitResult
{
    /// <summary>Which of the rows it was, from 1; 0 for an error about several rows.</summary>
    public int RowNumber { get; internal init; }

    /// <summary>The row; null for an error about several rows.</summary>
    public VideoRow? Row { get; internal init; }

    /// <summary>The task that was created for the row, now or by an earlier run.</summary>
    public VideoTask? Task { get; internal init; }

    /// <summary>Whether the task was created by an earlier run, and nothing was sent now.</summary>
    public bool WasResumed { get; internal init; }

    /// <summary>
    /// Why there is no task. <see cref="StarVideosErrorKind.SubmissionOutcomeUnknown"/>: the video may exist and be billed. Every other
    /// kind: nothing was created.
    /// </summary>
    public StarVideosException? Error { get; internal init; }

    /// <summary>For an unknown outcome of an earlier run: when that run sent the row, in local time.</summary>
    public DateTime? SentEarlier { get; internal init; }

    /// <summary>How many rows this error is about, all of them not sent, where it is about several.</summary>
    public int RowsNotSent { get; internal init; }
}
