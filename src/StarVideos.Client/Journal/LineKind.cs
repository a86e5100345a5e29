namespace StarVideos.Journal;

/// <summary>What a line of the journal is worth.</summary>
internal enum LineKind
{
    /// <summary>It can be found out again: a power cut may undo it.</summary>
    Note,

    /// <summary>It must be on the device before anything is sent; what could not be written is not sent.</summary>
    Intent,

    /// <summary>It must be on the device, and what could not be written is tried again with the next line.</summary>
    Outcome,
}
