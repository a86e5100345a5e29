namespace StarVideos;

/// <summary>The states of a task. The status words of the service are translated to these.</summary>
public enum VideoTaskStatus
{
    /// <summary>Not queried yet: only the id is known.</summary>
    Unknown,

    /// <summary>Accepted, but not started.</summary>
    Queued,

    /// <summary>Being made.</summary>
    Processing,

    /// <summary>Ended with a video.</summary>
    Completed,

    /// <summary>Ended without a video.</summary>
    Failed,

    /// <summary>Ended because someone cancelled it.</summary>
    Cancelled,
}
