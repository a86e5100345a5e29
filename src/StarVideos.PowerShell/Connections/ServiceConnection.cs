using System.Net;
using System.Security;

namespace StarVideos.PowerShell.Connections;

/// <summary>The values that were given to Connect-StarVideo. Null members come from the environment or from defaults.</summary>
/// <param name="ApiKey">The key, if one was given.</param>
/// <param name="BaseUri">The base address, if one was given.</param>
/// <param name="Proxy">The proxy, if one was given.</param>
/// <param name="ProxyCredentials">The credentials for the proxy, if they were given.</param>
/// <param name="MaximumVideosPerDay">The cap for 24 hours, if one was given.</param>
internal sealed record ServiceConnection(SecureString? ApiKey, Uri? BaseUri, Uri? Proxy, ICredentials? ProxyCredentials, int? MaximumVideosPerDay);
