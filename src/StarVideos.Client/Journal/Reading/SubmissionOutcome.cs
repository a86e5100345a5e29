namespace StarVideos;

/// <summary>The outcome of a submission, as far as the journal knows it.</summary>
public enum SubmissionOutcome
{
    /// <summary>The request was sent, and it is not known whether a task was created. The video may exist and be billed.</summary>
    Unknown,

    /// <summary>The service created a task.</summary>
    Created,

    /// <summary>Nothing was created: the service refused the request, the request was never sent, or a person checked and found no task.</summary>
    Rejected,

    /// <summary>The process that sends the request is still running, so an outcome may still come.</summary>
    InProgress,

    /// <summary>The outcome is unknown, and the row was sent again.</summary>
    Replaced,
}
