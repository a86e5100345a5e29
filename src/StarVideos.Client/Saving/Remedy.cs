namespace StarVideos.Saving;

/// <summary>What may help after a download has failed.</summary>
internal enum Remedy
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The same again, after a while.</summary>
    Retry,

    /// <summary>From the first byte again, after a while: the rest cannot be had from this server.</summary>
    StartOver,

    /// <summary>Another address of the same video.</summary>
    FreshAddress,
}
