namespace StarVideos.Saving;

/// <summary>One attempt at a download failed.</summary>
/// <param name="remedy">What to try next.</param>
/// <param name="error">The error for the caller, if that does not help.</param>
internal sealed class MediaFault(Remedy remedy, StarVideosException error) : Exception(error.Message, error.InnerException)
{
    internal Remedy Remedy { get; } = remedy;

    internal StarVideosException Error { get; } = error;
}
