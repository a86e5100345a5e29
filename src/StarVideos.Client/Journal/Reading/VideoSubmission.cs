namespace StarVideos;

/// <summary>
/// What the journal knows about one submission: the request, its time and its outcome. Instances never change. (The accessors are
/// internal because a script can call a public <c>init</c> at any time.)
/// </summary>
public sealed record VideoSubmission
{
    /// <summary>The id of the submission in the journal. It is not the id of a task.</summary>
    public string SubmissionId { get; internal init; } = "";

    /// <summary>The outcome.</summary>
    public SubmissionOutcome Outcome { get; internal init; }

    /// <summary>The label of the run; null if it had none.</summary>
    public string? Batch { get; internal init; }

    /// <summary>The caller's own label, if one was given.</summary>
    public string? Name { get; internal init; }

    /// <summary>The mode; null if the journal has only the outcome.</summary>
    public VideoMode? Mode { get; internal init; }

    /// <summary>The prompt; null if the journal has only the outcome.</summary>
    public string? Prompt { get; internal init; }

    /// <summary>The requested length in seconds; null if it was left to the service.</summary>
    public int? Duration { get; internal init; }

    /// <summary>The requested ratio; null if it was left to the service.</summary>
    public string? Ratio { get; internal init; }

    /// <summary>The number of the take within its row, from 1; null if the journal has only the outcome.</summary>
    public int? Take { get; internal init; }

    /// <summary>The fingerprint of the row, the same for all takes of the row; null if the journal has only the outcome.</summary>
    public string? TakeOf { get; internal init; }

    /// <summary>The addresses of the references, without their queries, in the order in which they were sent.</summary>
    public IReadOnlyList<string> References { get; internal init; } = [];

    /// <summary>The time just before the request was sent, in local time.</summary>
    public DateTime SentAt => At.LocalDateTime;

    /// <summary>Why nothing was created, or why the outcome is unknown.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The task that was created, as last known.</summary>
    public VideoTask? Task { get; internal init; }

    /// <summary>The base address of the service that the request was sent to.</summary>
    public Uri? BaseUri { get; internal init; }

    /// <summary>The same time as <see cref="SentAt"/>, independent of the time zone of the computer.</summary>
    internal DateTimeOffset At { get; init; }

    /// <summary>The fingerprint of the take; null if its intent line is lost.</summary>
    internal string? Row { get; init; }

    /// <summary>Whether a video may exist whose id is not known.</summary>
    internal bool IsUnresolved => Outcome is SubmissionOutcome.Unknown or SubmissionOutcome.InProgress;

    /// <summary>The <see cref="SubmissionId"/>, so that a submission can be used where its id is expected.</summary>
    public override string ToString() => SubmissionId;
}
