namespace StarVideos.Http;

/// <summary>Reads base addresses as people type them, and makes the addresses of requests.</summary>
internal static class ServiceAddress
{
    internal const string GatewayPath = "/kyyReactApiServer";

    /// <summary>The documented address of the service.</summary>
    internal static readonly Uri Documented = new("https://zcbservice.aizfw.cn" + GatewayPath);

    /// <summary>
    /// Turns the spellings of one base address into one form: removes a trailing slash and a trailing <c>/v1</c>. If the path is then empty,
    /// the documented host gets the gateway's path. Another host, such as a relay, keeps the empty path: only its owner knows the path.
    /// </summary>
    /// <exception cref="StarVideosException">The key may not be sent there.</exception>
    internal static Uri Normalize(Uri given)
    {
        if (!WebAddress.IsWeb(given))
        {
            throw Refuse(given, "must be an absolute https address");
        }

        // Read from a copy: tasks share the address they were made at, and a Uri that several threads read first at the same time may give a wrong answer.
        var address = new Uri(given.OriginalString);
        if (address.Scheme == Uri.UriSchemeHttp && !WebAddress.IsThisComputer(address))
        {
            throw Refuse(address, "must begin with https, or everyone on the way could read the key; plain http is for this computer only");
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw Refuse(address, "must have no user name, no query and no fragment");
        }

        var path = address.AbsolutePath.TrimEnd('/');
        if (path.EndsWith("/v1", StringComparison.OrdinalIgnoreCase))
        {
            path = path.Substring(0, path.Length - "/v1".Length).TrimEnd('/');
        }

        return new Uri(address.GetLeftPart(UriPartial.Authority) + (path.Length == 0 && address.Host == Documented.Host ? GatewayPath : path));
    }

    /// <summary>Reads a base address from a text, which may be no address.</summary>
    /// <exception cref="StarVideosException">The key may not be sent there.</exception>
    internal static Uri Parse(string text) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address)
        ? Normalize(address)
        : throw new StarVideosException(StarVideosErrorKind.BaseUriInvalid, "The base address must be an absolute https address.");

    internal static Uri Create(Uri baseUri) => Below(baseUri, "/v1/starvideos/videos");

    internal static Uri Result(Uri baseUri, string id) => Below(baseUri, "/v1/result/" + Uri.EscapeDataString(id));

    /// <summary>The root of a host ends with a slash; a longer path in its normal form does not.</summary>
    private static Uri Below(Uri baseUri, string path) => new(baseUri.AbsoluteUri.TrimEnd('/') + path);

    private static StarVideosException Refuse(Uri address, string rule) =>
        new(StarVideosErrorKind.BaseUriInvalid, $"Base address '{WebAddress.Shown(address)}' {rule}.");
}
