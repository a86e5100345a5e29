namespace StarVideos.Http;

/// <summary>Whether an address is one of the web.</summary>
internal static class WebScheme
{
    /// <summary>Whether the address is absolute and of http or https.</summary>
    internal static bool IsWeb(this Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
