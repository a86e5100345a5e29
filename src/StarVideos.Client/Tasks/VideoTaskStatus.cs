namespace StarVideos;

/// <summary>Where a task is in its life. The service's words are folded into these.</summary>
public enum VideoTaskStatus
{
    /// <summary>Not asked yet: only the id is known.</summary>
    Unknown,

    /// <summary>Accepted, not begun.</summary>
    Queued,

    /// <summary>Being made.</summary>
    Processing,

    /// <summary>Ended with a video.</summary>
    Completed,

    /// <summary>Ended without a video.</summary>
    Failed,

    /// <summary>Ended because someone called it off.</summary>
    Cancelled,
}
