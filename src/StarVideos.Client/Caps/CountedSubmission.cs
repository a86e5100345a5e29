namespace StarVideos.Caps;

/// <summary>A submission as a cap counts it.</summary>
/// <param name="intent">The id of the submission in the journal.</param>
/// <param name="seconds">How many seconds of video it counts for.</param>
/// <param name="sentAt">The time of its intent, UTC.</param>
internal sealed class CountedSubmission(string intent, int seconds, DateTime sentAt)
{
    internal string Intent { get; } = intent;

    internal int Seconds { get; } = seconds;

    internal DateTime IntentAt { get; } = sentAt;

    /// <summary>
    /// The latest time at which it can have been sent, UTC. Only <see cref="SubmissionTally"/> changes it, because its list is sorted by this
    /// time.
    /// </summary>
    internal DateTime SentAt { get; set; } = sentAt;

    /// <summary>A task was created. No later line changes that.</summary>
    internal bool IsCreated { get; set; }

    /// <summary>Nothing was created, so it does not count.</summary>
    internal bool IsRejected { get; set; }
}
