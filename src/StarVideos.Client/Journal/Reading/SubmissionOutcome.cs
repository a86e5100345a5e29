namespace StarVideos.Journal;

/// <summary>What came of an intent, as far as the journal knows.</summary>
internal enum SubmissionOutcome
{
    /// <summary>No outcome was recorded: the process died, or is still waiting for the answer.</summary>
    None,

    /// <summary>The service accepted it.</summary>
    Created,

    /// <summary>Nothing was created.</summary>
    Rejected,

    /// <summary>It was sent, and what came of it is not known.</summary>
    Unknown,
}
