using System.Net;
using System.Security;
using StarVideos.Http;

namespace StarVideos.PowerShell.Connections;

/// <summary>Which key, base address and proxy apply, and where each came from: parameter, connection, environment, default.</summary>
internal sealed class ConnectionSettings
{
    private static readonly string[] KeyVariables = ["STARVIDEOS_API_KEY", "GLOBALAIOPC_API_KEY"];

    private const string BaseUriVariable = "STARVIDEOS_BASE_URI";

    private readonly string? _apiKey;

    private ConnectionSettings(string? apiKey, string? apiKeySource, Uri baseUri, string baseUriSource, Uri? proxy)
    {
        _apiKey = apiKey;
        ApiKeySource = apiKeySource;
        BaseUri = baseUri;
        BaseUriSource = baseUriSource;
        Proxy = proxy;
    }

    /// <summary>Where the key came from; null if there is none.</summary>
    internal string? ApiKeySource { get; }

    internal Uri BaseUri { get; }

    internal string BaseUriSource { get; }

    internal Uri? Proxy { get; }

    /// <exception cref="StarVideosException">The base address cannot be used.</exception>
    internal static ConnectionSettings Resolve(ServiceConnection? connection, SecureString? apiKey = null, Uri? baseUri = null)
    {
        var (key, keySource) = ResolveKey(connection, apiKey);
        var (address, addressSource) = ResolveBaseUri(connection, baseUri);
        try
        {
            return new ConnectionSettings(key, keySource, ServiceAddress.Normalize(address), addressSource, connection?.Proxy);
        }
        catch (StarVideosException refused)
        {
            throw new StarVideosException(refused.Kind, $"{refused.Message} It comes from {addressSource}.");
        }
    }

    /// <param name="state">Where clients are kept.</param>
    /// <exception cref="StarVideosException">There is no key, or it cannot be one.</exception>
    internal StarVideosClient Client(RunspaceState state) => _apiKey is null
        ? throw new StarVideosException(
            StarVideosErrorKind.ApiKeyMissing,
            "No API key. There are three ways to give one: Connect-StarVideo -ApiKey for this session, the parameter -ApiKey for one command, or the environment variable STARVIDEOS_API_KEY (GLOBALAIOPC_API_KEY works too).")
        : state.Client(_apiKey, BaseUri, Proxy);

    private static (string? Key, string? Source) ResolveKey(ServiceConnection? connection, SecureString? parameter)
    {
        if (parameter is not null)
        {
            return (Reveal(parameter), "-ApiKey");
        }

        if (connection?.ApiKey is { } connected)
        {
            return (Reveal(connected), "Connect-StarVideo");
        }

        foreach (var variable in KeyVariables)
        {
            if (Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value))
            {
                return (value, "$env:" + variable);
            }
        }

        return (null, null);
    }

    private static (Uri Address, string Source) ResolveBaseUri(ServiceConnection? connection, Uri? parameter)
    {
        if (parameter is not null)
        {
            return (parameter, "-BaseUri");
        }

        if (connection?.BaseUri is { } connected)
        {
            return (connected, "Connect-StarVideo");
        }

        var variable = Environment.GetEnvironmentVariable(BaseUriVariable);
        return string.IsNullOrWhiteSpace(variable)
            ? (ServiceAddress.Documented, "default")
            : (new Uri(variable!.Trim(), UriKind.RelativeOrAbsolute), "$env:" + BaseUriVariable);
    }

    private static string Reveal(SecureString text) => new NetworkCredential("", text).Password;
}
