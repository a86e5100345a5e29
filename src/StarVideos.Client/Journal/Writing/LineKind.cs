namespace StarVideos.Journal;

/// <summary>What a line of the journal is worth.</summary>
internal enum LineKind
{
    /// <summary>It can be found out again: a power cut may undo it.</summary>
    Note,

    /// <summary>It must be on the device before what it announces is done: a request sent, a file named.</summary>
    Intent,

    /// <summary>It must be on the device, and what could not be written is tried again with the next line.</summary>
    Outcome,
}
