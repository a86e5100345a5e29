using StarVideos.Text;

namespace StarVideos.Http;

/// <summary>Base addresses as people type them, and the paths below them.</summary>
internal static class ServiceAddress
{
    internal const string GatewayPath = "/kyyReactApiServer";

    /// <summary>The documented address of the service.</summary>
    internal static readonly Uri Documented = new("https://zcbservice.aizfw.cn" + GatewayPath);

    /// <summary>
    /// Folds the spellings of one base address into one: a trailing slash and a trailing <c>/v1</c> go, and where nothing is left
    /// of the path, the gateway's path is added.
    /// </summary>
    /// <exception cref="StarVideosException">The key may not be sent there.</exception>
    internal static Uri Normalize(Uri address)
    {
        if (!address.IsWeb())
        {
            throw Refuse(address, "must be an absolute https address");
        }

        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
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

        return new Uri(address.GetLeftPart(UriPartial.Authority) + (path.Length == 0 ? GatewayPath : path));
    }

    internal static Uri Create(Uri baseUri) => new(baseUri.AbsoluteUri + "/v1/starvideos/videos");

    internal static Uri Result(Uri baseUri, string id) => new(baseUri.AbsoluteUri + "/v1/result/" + Uri.EscapeDataString(id));

    private static StarVideosException Refuse(Uri address, string rule) =>
        new(StarVideosErrorKind.BaseUriInvalid, $"Base address '{Redacted.Url(address)}' {rule}.");
}
