using System.Net;
using StarVideos.Http;
using StarVideos.Options;

namespace StarVideos;

/// <summary>How a <see cref="ReferenceChecker"/> looks at references. Each value is checked when it is set.</summary>
public sealed record ReferenceCheckOptions
{
    /// <summary>A proxy, as <c>http://proxy.example.com:3128</c>; the system's own settings if left out. This computer is reached without one.</summary>
    /// <exception cref="InvalidRequestException">It is no address of a proxy, or has a user name: that belongs into <see cref="ProxyCredentials"/>.</exception>
    public Uri? Proxy { get; init => field = value is null ? null : ProxySettings.Check(nameof(Proxy), value); }

    /// <summary>Who asks, for a proxy that wants to know; if left out, what the system's settings say of the system's proxy.</summary>
    public ICredentials? ProxyCredentials { get; init; }

    /// <summary>How long a reference may take, with all its requests, 1 millisecond to 24 days; 15 seconds if left out. What is not known by then is not told.</summary>
    /// <exception cref="InvalidRequestException">It is out of range.</exception>
    public TimeSpan Timeout { get; init => field = TimeLimit.Check(nameof(Timeout), value); } = TimeSpan.FromSeconds(15);

    /// <summary>How many references are looked at at once, 1 to 64; 16 if left out.</summary>
    /// <exception cref="InvalidRequestException">It is out of range.</exception>
    public int ThrottleLimit { get; init => field = OptionRules.Between(nameof(ThrottleLimit), value, 1, 64); } = 16;

    /// <summary>How many of them at one host, 1 to 64; 4 if left out.</summary>
    /// <exception cref="InvalidRequestException">It is out of range.</exception>
    public int HostLimit { get; init => field = OptionRules.Between(nameof(HostLimit), value, 1, 64); } = 4;

    /// <summary>
    /// How soon the service is expected to have fetched a reference, up to 365 days; 1 hour if left out, since a task may wait in a queue.
    /// A signature that ends before is warned about.
    /// </summary>
    /// <exception cref="InvalidRequestException">It is out of range.</exception>
    public TimeSpan FetchedWithin { get; init => field = OptionRules.Between(nameof(FetchedWithin), value, TimeSpan.Zero, TimeSpan.FromDays(365)); } = TimeSpan.FromHours(1);

    /// <summary>From how many bytes on an image is called very large; 20,000,000 if left out. The service documents no limit.</summary>
    /// <exception cref="InvalidRequestException">It is below 1.</exception>
    public long LargeImage { get; init => field = Size(nameof(LargeImage), value); } = 20_000_000;

    /// <summary>From how many bytes on a video is called very large; 200,000,000 if left out. The service documents no limit.</summary>
    /// <exception cref="InvalidRequestException">It is below 1.</exception>
    public long LargeVideo { get; init => field = Size(nameof(LargeVideo), value); } = 200_000_000;

    /// <summary>
    /// Sends the requests instead of the library's own handler. It must not follow redirects, and must not add credentials or cookies. Host
    /// names are then not looked up before: only an address that is one by itself is seen to be of this network.
    /// </summary>
    public HttpMessageHandler? Handler { get; init; }

    private static long Size(string option, long value) => value >= 1 ? value : throw new InvalidRequestException(option, value, "must be 1 or more");
}
