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

/// <summary>One attempt at a download failed.</summary>
/// <param name="remedy">What may help.</param>
/// <param name="error">What to tell the caller if it does not.</param>
internal sealed class MediaFault(Remedy remedy, StarVideosException error) : Exception(error.Message, error.InnerException)
{
    internal Remedy Remedy { get; } = remedy;

    internal StarVideosException Error { get; } = error;
}
