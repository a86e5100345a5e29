using System.Net;

namespace StarVideos.Http;

/// <summary>
/// The chosen proxy or the system's, for everything but this computer: plain http is allowed to loopback because it does not leave
/// the machine, and through a proxy it would, key and all.
/// </summary>
internal sealed class ProxySettings(IWebProxy inner) : IWebProxy
{
    internal static ProxySettings From(Uri? chosen) => new(chosen is not null ? new WebProxy(chosen) : System);

#if NET
    private static IWebProxy System => HttpClient.DefaultProxy;
#else
    private static IWebProxy System => WebRequest.DefaultWebProxy ?? new WebProxy();
#endif

    public ICredentials? Credentials
    {
        get => inner.Credentials;
        set => inner.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => inner.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || inner.IsBypassed(host);
}
