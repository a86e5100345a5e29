namespace StarVideos.Journal;

/// <summary>What a line of the journal reports.</summary>
internal static class LineEvent
{
    /// <summary>A request is about to be sent.</summary>
    internal const string Intent = "intent";

    /// <summary>The service accepted the request.</summary>
    internal const string Created = "created";

    /// <summary>Nothing was created.</summary>
    internal const string Rejected = "rejected";

    /// <summary>The request was sent, and its outcome is unknown.</summary>
    internal const string Unknown = "unknown";

    /// <summary>A task ended.</summary>
    internal const string Ended = "ended";

    /// <summary>The video of a task is on disk, and its file is about to be renamed to its final name.</summary>
    internal const string Saved = "saved";

    /// <summary>The last line of a file that a compaction has replaced. It tells programs that still have the old file open.</summary>
    internal const string Moved = "moved";

    /// <summary>The first line of a file that was compacted.</summary>
    internal const string Compacted = "compacted";
}
