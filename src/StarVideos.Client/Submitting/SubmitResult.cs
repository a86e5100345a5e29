namespace StarVideos;

/// <summary>What came of a take of a row: a task, or an error. A row that breaks a rule has one result, however many takes it asks for.</summary>
public sealed record SubmitResult
{
    /// <summary>Which of the rows it was, from 1; 0 for an error about several rows.</summary>
    public int RowNumber { get; internal init; }

    /// <summary>The row; null for an error about several rows.</summary>
    public VideoRow? Row { get; internal init; }

    /// <summary>Which take of the row it was, from 1; null for an error about the row, or about several rows.</summary>
    public int? Take { get; internal init; }

    /// <summary>How many takes of the row are asked for; 0 where that cannot be told.</summary>
    public int Takes { get; internal init; }

    /// <summary>The task that was created for the take, now or by an earlier run.</summary>
    public VideoTask? Task { get; internal init; }

    /// <summary>Whether the task was created by an earlier run, and nothing was sent now.</summary>
    public bool WasResumed { get; internal init; }

    /// <summary>
    /// Why there is no task. <see cref="StarVideosErrorKind.SubmissionOutcomeUnknown"/>: the video may exist and be billed. Every other
    /// kind: nothing was created.
    /// </summary>
    public StarVideosException? Error { get; internal init; }

    /// <summary>For an unknown outcome of an earlier run: when that run sent the take, in local time.</summary>
    public DateTime? SentEarlier { get; internal init; }

    /// <summary>How many videos were not sent because of this error, where it is about several: takes of rows.</summary>
    public int VideosNotSent { get; internal init; }
}
