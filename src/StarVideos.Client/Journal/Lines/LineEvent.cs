namespace StarVideos.Journal;

/// <summary>What a line of the journal reports.</summary>
internal static class LineEvent
{
    /// <summary>A request is about to be sent.</summary>
    internal const string Intent = "intent";

    /// <summary>The service accepted it.</summary>
    internal const string Created = "created";

    /// <summary>Nothing was created.</summary>
    internal const string Rejected = "rejected";

    /// <summary>It was sent, and what came of it is not known.</summary>
    internal const string Unknown = "unknown";

    /// <summary>A task ended.</summary>
    internal const string Ended = "ended";

    /// <summary>The video of a task is on disk, and about to get its name.</summary>
    internal const string Saved = "saved";

    /// <summary>Last line of a file whose name a compaction has given to another: for those who still have it open.</summary>
    internal const string Moved = "moved";

    /// <summary>First line of a file that was compacted.</summary>
    internal const string Compacted = "compacted";
}
