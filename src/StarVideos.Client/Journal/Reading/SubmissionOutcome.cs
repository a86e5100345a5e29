namespace StarVideos;

/// <summary>What came of a submission, as far as the journal knows.</summary>
public enum SubmissionOutcome
{
    /// <summary>It was sent, and whether a task was created is not known: the video may exist and be billed.</summary>
    Unknown,

    /// <summary>The service created a task.</summary>
    Created,

    /// <summary>Nothing was created: the service refused it, it was never sent, or somebody looked and found nothing.</summary>
    Rejected,

    /// <summary>Its process is still running, so that the outcome may still come.</summary>
    InProgress,

    /// <summary>The outcome is not known, and the row was sent again in spite of that.</summary>
    Replaced,
}
