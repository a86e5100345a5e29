namespace StarVideos.Journal;

/// <summary>What an outcome that somebody has looked up meets in the journal.</summary>
internal enum ResolutionState
{
    /// <summary>No outcome: it is recorded.</summary>
    Recorded,

    /// <summary>No such submission.</summary>
    NotFound,

    /// <summary>The same outcome: nothing needs to be recorded.</summary>
    SameAlready,

    /// <summary>Another outcome.</summary>
    OtherAlready,

    /// <summary>Another submission that has the task.</summary>
    TaskOfAnother,

    /// <summary>A process that may still record the outcome itself.</summary>
    InProgress,
}
