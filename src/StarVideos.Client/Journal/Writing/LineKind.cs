namespace StarVideos.Journal;

/// <summary>How safely a line of the journal must be written.</summary>
internal enum LineKind
{
    /// <summary>The information can be found out again, so a power cut may undo the line.</summary>
    Note,

    /// <summary>The line must be on the device before the announced action: sending a request, or renaming a file.</summary>
    Intent,

    /// <summary>The line must be on the device. If it could not be written, it is tried again with the next line.</summary>
    Outcome,
}
