using System.Net;
#if !NET
using System.Security.Authentication;
#endif

namespace StarVideos.Http;

/// <summary>The connection settings for each framework. The handler never follows redirects, because it would send the key along.</summary>
internal static class HttpHandlers
{
    /// <summary>More connections than any throttle limit of the cmdlets uses.</summary>
    internal const int MostConnections = 256;

    internal static HttpMessageHandler Create(Uri? proxy, ICredentials? proxyCredentials) =>
#if NET
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = MostConnections,
            ConnectTimeout = TimeSpan.FromSeconds(15),

            // A run of many hours has to notice when the host name of the service gets another IP address.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = ProxySettings.From(proxy, proxyCredentials),
            UseProxy = true,
        };
#else
        new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = MostConnections,
            Proxy = ProxySettings.From(proxy, proxyCredentials),
            UseProxy = true,
            SslProtocols = Protocols,
        };

    /// <summary>On an older Windows, Windows PowerShell offers TLS 1.0 at most, unless newer protocols are set.</summary>
    private static SslProtocols Protocols =>
        ServicePointManager.SecurityProtocol == SecurityProtocolType.SystemDefault ? SslProtocols.None : SslProtocols.Tls12;
#endif
}
