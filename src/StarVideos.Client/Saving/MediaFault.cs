namespace StarVideos.Saving;

/// <summary>One attempt at a download failed.</summary>
/// <param name="remedy">What may help.</param>
/// <param name="error">What to tell the caller if it does not.</param>
internal sealed class MediaFault(Remedy remedy, StarVideosException error) : Exception(error.Message, error.InnerException)
{
    internal Remedy Remedy { get; } = remedy;

    internal StarVideosException Error { get; } = error;
}
