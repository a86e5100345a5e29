namespace StarVideos.Http;

/// <summary>No answer arrived.</summary>
/// <param name="hasBegun">Whether the request, or a part of it, may have reached the service.</param>
/// <param name="reason">Why, in half a sentence.</param>
/// <param name="cause">What the framework said.</param>
internal sealed class ApiTransportException(bool hasBegun, string reason, Exception? cause) : Exception(reason, cause)
{
    internal bool HasBegun { get; } = hasBegun;
}
