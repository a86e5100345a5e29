namespace StarVideos.Http;

/// <summary>Base addresses as people type them, and the paths below them.</summary>
internal static class ServiceAddress
{
    internal const string GatewayPath = "/kyyReactApiServer";

    /// <summary>The documented address of the service.</summary>
    internal static readonly Uri Documented = new("https://zcbservice.aizfw.cn" + GatewayPath);

    /// <summary>
    /// Folds the spellings of one base address into one: a trailing slash and a trailing <c>/v1</c> go. Where nothing is left of the path,
    /// the documented host gets the gateway's path; on another host, as that of a relay, only its owner knows the path.
    /// </summary>
    /// <exception cref="StarVideosException">The key may not be sent there.</exception>
    internal static Uri Normalize(Uri given)
    {
        if (!WebAddress.IsWeb(given))
        {
            throw Refuse(given, "must be an absolute https address");
        }

        // Tasks share the address they were made at, and a Uri several threads ask at once may give a wrong answer: only the copy is asked.
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

    /// <summary>An address as a text, which may be none.</summary>
    /// <exception cref="StarVideosException">The key may not be sent there.</exception>
    internal static Uri Parse(string text) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address)
        ? Normalize(address)
        : throw new StarVideosException(StarVideosErrorKind.BaseUriInvalid, "The base address must be an absolute https address.");

    internal static Uri Create(Uri baseUri) => Below(baseUri, "/v1/starvideos/videos");

    internal static Uri Result(Uri baseUri, string id) => Below(baseUri, "/v1/result/" + Uri.EscapeDataString(id));

    /// <summary>The root of a host ends in a slash, a path in its normal form does not.</summary>
    private static Uri Below(Uri baseUri, string path) => new(baseUri.AbsoluteUri.TrimEnd('/') + path);

    private static StarVideosException Refuse(Uri address, string rule) =>
        new(StarVideosErrorKind.BaseUriInvalid, $"Base address '{WebAddress.Shown(address)}' {rule}.");
}
