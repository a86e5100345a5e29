using System.Net;

namespace StarVideos.Http;

/// <summary>
/// The chosen proxy or the system's proxy, for all hosts but this computer. Plain http is allowed to loopback only because it does not leave
/// the machine. Through a proxy, the request and its key would leave it.
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

    /// <param name="name">The name of the option.</param>
    /// <param name="address">The address of a proxy.</param>
    /// <exception cref="InvalidRequestException">This cannot be the address of a proxy.</exception>
    internal static Uri Check(string name, Uri address)
    {
        if (!address.IsAbsoluteUri || !Schemes.Contains(address.Scheme))
        {
            throw new InvalidRequestException(name, WebAddress.Shown(address), "must be an absolute address, as http://proxy:8080");
        }

        // A proxy address is shown in settings and errors, so it must hold no password. Some frameworks also ignore credentials in it.
        return address.UserInfo.Length == 0
            ? address
            : throw new InvalidRequestException(name, WebAddress.Shown(address), "must have no user name and password; give them as a credential (ProxyCredentials, or -ProxyCredential of Connect-StarVideo)");
    }

#if NET
    private static IWebProxy System => HttpClient.DefaultProxy;
#else
    private static IWebProxy System => WebRequest.DefaultWebProxy ?? new WebProxy();
#endif

    /// <summary>Kept here and not in the system's settings, because the whole process shares those.</summary>
    public ICredentials? Credentials
    {
        get => _credentials ?? inner.Credentials;
        set => _credentials = value;
    }

    public Uri? GetProxy(Uri destination) => inner.GetProxy(destination);

    public bool IsBypassed(Uri host) => WebAddress.IsThisComputer(host) || inner.IsBypassed(host);
}
