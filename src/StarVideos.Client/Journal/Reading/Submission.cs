namespace StarVideos.Journal;

/// <summary>One submission, put together from its lines.</summary>
internal sealed class Submission
{
    internal required string IntentId { get; init; }

    /// <summary>When the request was about to be sent.</summary>
    internal required DateTimeOffset At { get; init; }

    internal required SubmissionOutcome Outcome { get; init; }

    /// <summary>The identity of the request; null if its intent line is lost.</summary>
    internal string? Row { get; init; }

    internal string? Batch { get; init; }

    internal string? Name { get; init; }

    internal VideoMode? Mode { get; init; }

    internal string? Prompt { get; init; }

    internal int? Duration { get; init; }

    internal string? Ratio { get; init; }

    internal Uri? BaseUri { get; init; }

    /// <summary>Why it was rejected or is unknown.</summary>
    internal string? Reason { get; init; }

    /// <summary>The task, if one was created.</summary>
    internal VideoTask? Task { get; init; }

    /// <summary>Whether a later submission, made in spite of this one's unknown outcome, stands in its place.</summary>
    internal bool IsReplaced { get; init; }

    /// <summary>Whether a video may exist that nobody has the id of.</summary>
    internal bool IsUnresolved => Outcome is SubmissionOutcome.None or SubmissionOutcome.Unknown && !IsReplaced;
}
