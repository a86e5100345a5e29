using System.Net;
using StarVideos.Http;
using StarVideos.Options;

namespace StarVideos;

/// <summary>How a <see cref="ReferenceChecker"/> checks references. Each value is validated when it is set.</summary>
public sealed record ReferenceCheckOptions
{
    /// <summary>
    /// The address of a proxy, such as <c>http://proxy.example.com:3128</c>. If left out, the system's own settings are used. Addresses on this
    /// computer never go through a proxy.
    /// </summary>
    /// <exception cref="InvalidRequestException">
    /// The value cannot be the address of a proxy, or it has a user name. A user name belongs in <see cref="ProxyCredentials"/>.
    /// </exception>
    public Uri? Proxy { get; init => field = value is null ? null : ProxySettings.Check(nameof(Proxy), value); }

    /// <summary>The credentials for the proxy. If left out, the system's credentials for the system's proxy are used.</summary>
    public ICredentials? ProxyCredentials { get; init; }

    /// <summary>
    /// The time limit for one reference, with all its requests: 1 millisecond to 24 days; 15 seconds if left out. What is not known then is
    /// reported as unknown.
    /// </summary>
    /// <exception cref="InvalidRequestException">The value is out of range.</exception>
    public TimeSpan Timeout { get; init => field = TimeLimit.Check(nameof(Timeout), value); } = TimeSpan.FromSeconds(15);

    /// <summary>How many references are checked at the same time, 1 to 64; 16 if left out.</summary>
    /// <exception cref="InvalidRequestException">The value is out of range.</exception>
    public int ThrottleLimit { get; init => field = OptionRules.Between(nameof(ThrottleLimit), value, 1, 64); } = 16;

    /// <summary>How many references are checked at the same time at one host, 1 to 64; 4 if left out.</summary>
    /// <exception cref="InvalidRequestException">The value is out of range.</exception>
    public int HostLimit { get; init => field = OptionRules.Between(nameof(HostLimit), value, 1, 64); } = 4;

    /// <summary>
    /// The time within which the service is expected to download a reference, up to 365 days; 1 hour if left out, because a task may wait in a
    /// queue. A signature that expires earlier gives a warning.
    /// </summary>
    /// <exception cref="InvalidRequestException">The value is out of range.</exception>
    public TimeSpan FetchedWithin { get; init => field = OptionRules.Between(nameof(FetchedWithin), value, TimeSpan.Zero, TimeSpan.FromDays(365)); } = TimeSpan.FromHours(1);

    /// <summary>An image of this many bytes or more gives a warning; 20,000,000 if left out. The service documents no limit.</summary>
    /// <exception cref="InvalidRequestException">The value is below 1.</exception>
    public long LargeImage { get; init => field = Size(nameof(LargeImage), value); } = 20_000_000;

    /// <summary>A video of this many bytes or more gives a warning; 200,000,000 if left out. The service documents no limit.</summary>
    /// <exception cref="InvalidRequestException">The value is below 1.</exception>
    public long LargeVideo { get; init => field = Size(nameof(LargeVideo), value); } = 200_000_000;

    /// <summary>
    /// Sends the requests in place of the library's own handler. It must not follow redirects, and must not add credentials or cookies. With
    /// this handler, host names are not looked up before a request. Then only an IP address can be recognized as one of this network.
    /// </summary>
    public HttpMessageHandler? Handler { get; init; }

    private static long Size(string option, long value) => value >= 1 ? value : throw new InvalidRequestException(option, value, "must be 1 or more");
}
