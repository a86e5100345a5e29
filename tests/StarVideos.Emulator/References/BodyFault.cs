namespace StarVideos.Emulator.References;

/// <summary>Faults while the body of a reference is sent.</summary>
internal enum BodyFault
{
    None,

    /// <summary>No answer at all.</summary>
    Silent,

    /// <summary>A few bytes, then nothing.</summary>
    Stalls,

    /// <summary>A few bytes a second.</summary>
    Slow,

    /// <summary>A few bytes, then the connection is reset.</summary>
    Cut,

    /// <summary>The content, then zeros without end.</summary>
    Endless,
}
