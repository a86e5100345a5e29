namespace StarVideos.Http;

/// <summary>No answer arrived.</summary>
/// <param name="hasBegun">Whether the request, or a part of it, may have reached the service.</param>
/// <param name="reason">The reason, as a part of a sentence.</param>
/// <param name="cause">The exception of the framework.</param>
internal sealed class ApiTransportException(bool hasBegun, string reason, Exception? cause) : Exception(reason, cause)
{
    internal bool HasBegun { get; } = hasBegun;
}
