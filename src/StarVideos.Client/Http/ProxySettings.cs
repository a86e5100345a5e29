using System.Net;

namespace StarVideos.Http;

/// <summary>
/// The chosen proxy or the system's, for everything but this computer: plain http is allowed to loopback because it does not leave
/// the machine, and through a proxy it would, key and all.
/// </summary>
internal sealed class ProxySettings(IWebProxy inner, ICredentials? credentials) : IWebProxy
{
    private ICredentials? _credentials = credentials;

#if NET
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];
#else
    private static readonly string[] Schemes = ["http", "https"];
#endif

    internal static ProxySettings From(Uri? chosen, ICredentials? credentials = null) => new(chosen is not null ? new WebProxy(chosen) : System, credentials);

    /// <param name="name">Of the option.</param>
    /// <param name="address">A proxy.</param>
    /// <exception cref="InvalidRequestException">It cannot be the address of one.</exception>
    internal static Uri Check(string name, Uri address)
    {
        if (!address.IsAbsoluteUri || !Schemes.Contains(address.Scheme))
        {
            throw new InvalidRequestException(name, WebAddress.Shown(address), "must be an absolute address, as http://proxy:8080");
        }

        // An address is shown, in settings and in errors, and a framework may pass over what is before its host.
        return address.UserInfo.Length == 0
            ? address
            : throw new InvalidRequestException(name, WebAddress.Shown(address), "must have no user name and password; give them as a credential (ProxyCredentials, or -ProxyCredential of Connect-StarVideo)");
    }

#if NET
    private static IWebProxy System => HttpClient.DefaultProxy;
#else
    private static IWebProxy System => WebRequest.DefaultWebProxy ?? new WebProxy();
#endif

    /// <summary>Kept here and not in the system's settings, which the whole process shares.</summary>
    public ICredentials? Credentials
    {
        get => _credentials ?? inner.Credentials;
        set => _credentials = value;
    }

    public Uri? GetProxy(Uri destination) => inner.GetProxy(destination);

    public bool IsBypassed(Uri host) => WebAddress.IsThisComputer(host) || inner.IsBypassed(host);
}
