using System.Net;
using System.Security;

namespace StarVideos.PowerShell.Connections;

/// <summary>What Connect-StarVideo was told. Null members are looked up elsewhere.</summary>
/// <param name="ApiKey">The key, if one was given.</param>
/// <param name="BaseUri">The base address, if one was given.</param>
/// <param name="Proxy">The proxy, if one was given.</param>
/// <param name="ProxyCredentials">Who asks the proxy, if that was given.</param>
/// <param name="MaximumVideosPerDay">The cap on what is submitted within 24 hours, if one was given.</param>
internal sealed record ServiceConnection(SecureString? ApiKey, Uri? BaseUri, Uri? Proxy, ICredentials? ProxyCredentials, int? MaximumVideosPerDay);
