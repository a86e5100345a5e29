using StarVideos.Http;

namespace StarVideos;

/// <summary>What a <see cref="StarVideosClient"/> needs to know.</summary>
public sealed class StarVideosClientOptions
{
    /// <summary>The API key. Sent to the service and nowhere else.</summary>
    public required string ApiKey { get; init; }

    /// <summary>
    /// The base address of the service; the documented one if left out. A trailing slash or <c>/v1</c> does not matter, and a bare
    /// host gets the gateway's path. Must be https, or http on this computer.
    /// </summary>
    public Uri BaseUri { get; init; } = ServiceAddress.Documented;

    /// <summary>A proxy; the system's own settings if left out.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>How long to wait for the answer to a submission, 1 second or more; 100 seconds if left out. A submission not answered by then has an unknown outcome.</summary>
    public TimeSpan SubmitTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How long to wait for the answer to a query, 1 second or more; 30 seconds if left out.</summary>
    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Sends the requests instead of the library's own handler. It must not follow redirects.</summary>
    public HttpMessageHandler? Handler { get; init; }
}
