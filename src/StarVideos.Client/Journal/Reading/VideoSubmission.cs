namespace StarVideos;

/// <summary>
/// What the journal knows of one submission: what was asked for, when, and what came of it. Instances never change. (The accessors are
/// internal because a script can call a public <c>init</c> at any time.)
/// </summary>
public sealed record VideoSubmission
{
    /// <summary>The journal's id of the submission. It is not the id of a task.</summary>
    public string SubmissionId { get; internal init; } = "";

    /// <summary>What came of it.</summary>
    public SubmissionOutcome Outcome { get; internal init; }

    /// <summary>The label of the run, if it had one.</summary>
    public string? Batch { get; internal init; }

    /// <summary>The caller's own label, if one was given.</summary>
    public string? Name { get; internal init; }

    /// <summary>The mode asked for; null where the journal has only the outcome.</summary>
    public VideoMode? Mode { get; internal init; }

    /// <summary>The prompt; null where the journal has only the outcome.</summary>
    public string? Prompt { get; internal init; }

    /// <summary>The length asked for, in seconds; null if it was left to the service.</summary>
    public int? Duration { get; internal init; }

    /// <summary>The shape asked for; null if it was left to the service.</summary>
    public string? Ratio { get; internal init; }

    /// <summary>Which take of its row it is, from 1 on; null where the journal has only the outcome.</summary>
    public int? Take { get; internal init; }

    /// <summary>What identifies the row: the same for all takes of it. Null where the journal has only the outcome.</summary>
    public string? TakeOf { get; internal init; }

    /// <summary>The addresses of its references, in the order they were sent, as they may be shown: without their queries.</summary>
    public IReadOnlyList<string> References { get; internal init; } = [];

    /// <summary>When the request was about to be sent, in local time.</summary>
    public DateTime SentAt => At.LocalDateTime;

    /// <summary>Why nothing was created, or why that is not known.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The task that was created, as last known.</summary>
    public VideoTask? Task { get; internal init; }

    /// <summary>The base address of the service it was sent to.</summary>
    public Uri? BaseUri { get; internal init; }

    /// <summary>The same as <see cref="SentAt"/>, whatever the clock of the computer is set to.</summary>
    internal DateTimeOffset At { get; init; }

    /// <summary>The identity of the take; null if its intent line is lost.</summary>
    internal string? Row { get; init; }

    /// <summary>Whether a video may exist that nobody has the id of.</summary>
    internal bool IsUnresolved => Outcome is SubmissionOutcome.Unknown or SubmissionOutcome.InProgress;

    /// <summary>The id, so that a submission can stand wherever its id can.</summary>
    public override string ToString() => SubmissionId;
}
