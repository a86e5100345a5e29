namespace StarVideos.Caps;

/// <summary>A submission as a cap sees it.</summary>
/// <param name="intent">Its id in the journal.</param>
/// <param name="seconds">What it counts for in seconds of video.</param>
/// <param name="sentAt">When it was about to be sent, UTC.</param>
internal sealed class CountedSubmission(string intent, int seconds, DateTime sentAt)
{
    internal string Intent { get; } = intent;

    internal int Seconds { get; } = seconds;

    internal DateTime IntentAt { get; } = sentAt;

    /// <summary>When it was sent at the latest, UTC. Only <see cref="SubmissionTally"/> changes it, as it is sorted by it.</summary>
    internal DateTime SentAt { get; set; } = sentAt;

    /// <summary>A task was made of it; nothing that comes later takes that back.</summary>
    internal bool IsCreated { get; set; }

    /// <summary>Nothing was created, so it does not count.</summary>
    internal bool IsRejected { get; set; }
}
