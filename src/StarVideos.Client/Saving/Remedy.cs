namespace StarVideos.Saving;

/// <summary>What to try after a download has failed.</summary>
internal enum Remedy
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The same request, after a pause.</summary>
    Retry,

    /// <summary>A request from the first byte, after a pause: this server cannot send only the rest.</summary>
    StartOver,

    /// <summary>A new address of the same video.</summary>
    FreshAddress,
}
