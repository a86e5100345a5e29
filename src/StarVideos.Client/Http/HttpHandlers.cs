using System.Net;
#if !NET
using System.Security.Authentication;
#endif

namespace StarVideos.Http;

/// <summary>The connection settings, one for each framework. Redirects are never followed by the handler: the key would travel along.</summary>
internal static class HttpHandlers
{
    /// <summary>More than any throttle limit of the cmdlets needs.</summary>
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

            // So that a changed address of the service is noticed in a run of many hours.
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

    /// <summary>On an older Windows, Windows PowerShell offers nothing newer than TLS 1.0 unless told to.</summary>
    private static SslProtocols Protocols =>
        ServicePointManager.SecurityProtocol == SecurityProtocolType.SystemDefault ? SslProtocols.None : SslProtocols.Tls12;
#endif
}
