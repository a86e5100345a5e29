namespace StarVideos.Journal;

/// <summary>What the journal says when an outcome that a person has looked up is to be recorded.</summary>
internal enum ResolutionState
{
    /// <summary>The submission had no outcome. The outcome is recorded.</summary>
    Recorded,

    /// <summary>The journal has no such submission.</summary>
    NotFound,

    /// <summary>The submission already has the same outcome.</summary>
    SameAlready,

    /// <summary>The submission already has another outcome.</summary>
    OtherAlready,

    /// <summary>Another submission has the task.</summary>
    TaskOfAnother,

    /// <summary>Another process may still record the outcome itself.</summary>
    InProgress,
}
