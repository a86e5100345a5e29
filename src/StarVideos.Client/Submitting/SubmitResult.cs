namespace StarVideos;

/// <summary>The result of one take of a row: a task, or an error. A row that breaks a rule has one result, even if it asks for several takes.</summary>
public sealed record SubmitResult
{
    /// <summary>The number of the row, from 1; 0 for an error about several rows.</summary>
    public int RowNumber { get; internal init; }

    /// <summary>The row; null for an error about several rows.</summary>
    public VideoRow? Row { get; internal init; }

    /// <summary>The number of the take within its row, from 1; null for an error about the row or about several rows.</summary>
    public int? Take { get; internal init; }

    /// <summary>How many takes the row asks for; 0 if that is not known.</summary>
    public int Takes { get; internal init; }

    /// <summary>The task that was created for the take, by this run or an earlier one.</summary>
    public VideoTask? Task { get; internal init; }

    /// <summary>Whether an earlier run created the task, so that nothing was sent now.</summary>
    public bool WasResumed { get; internal init; }

    /// <summary>
    /// Why there is no task. <see cref="StarVideosErrorKind.SubmissionOutcomeUnknown"/>: the video may exist and be billed. Every other
    /// kind: nothing was created.
    /// </summary>
    public StarVideosException? Error { get; internal init; }

    /// <summary>For an unknown outcome of an earlier run: when that run sent the take, in local time.</summary>
    public DateTime? SentEarlier { get; internal init; }

    /// <summary>For an error about several takes: how many videos were not sent because of it.</summary>
    public int VideosNotSent { get; internal init; }
}
