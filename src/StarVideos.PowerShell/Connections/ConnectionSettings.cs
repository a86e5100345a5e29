using System.Net;
using System.Security;

namespace StarVideos.PowerShell.Connections;

/// <summary>Which key, base address and proxy apply, and where each came from: parameter, connection, environment, default.</summary>
internal sealed class ConnectionSettings
{
    private readonly StarVideosClientOptions _options;
    private readonly string? _apiKey;

    private ConnectionSettings(StarVideosClientOptions options, string? apiKey, string? apiKeySource, string baseUriSource)
    {
        _options = options;
        _apiKey = apiKey;
        ApiKeySource = apiKeySource;
        BaseUriSource = baseUriSource;
    }

    /// <summary>Where the key came from; null if there is none.</summary>
    internal string? ApiKeySource { get; }

    internal Uri BaseUri => _options.BaseUri;

    internal string BaseUriSource { get; }

    /// <summary>Whether the base address is the documented one, which need not be given.</summary>
    internal bool IsDocumented => BaseUri == StarVideosClientOptions.DocumentedBaseUri;

    internal VideoJournal Journal => _options.Journal;

    internal Uri? Proxy => _options.Proxy;

    /// <summary>The cap for 24 hours that applies, and where it comes from; null if there is none.</summary>
    /// <exception cref="StarVideosException">The environment variable is not a valid number.</exception>
    internal (int Videos, string Source)? MaximumVideosPerDay => _options.GetEffectiveMaximumVideosPerDay() is { } videos
        ? (videos, new StarVideosClientOptions().GetEffectiveMaximumVideosPerDay() == videos ? "$env:" + StarVideosClientOptions.MaximumVideosPerDayVariable : "Connect-StarVideo")
        : null;

    /// <exception cref="StarVideosException">The base address cannot be used. The message says where it came from.</exception>
    internal static ConnectionSettings Resolve(ServiceConnection? connection, SecureString? apiKey = null, Uri? baseUri = null)
    {
        var (key, keySource) = ResolveKey(connection, apiKey);
        var (address, addressSource) = ResolveBaseUri(connection, baseUri);
        var options = Checked(addressSource, () => new StarVideosClientOptions
        {
            BaseUri = address,
            Proxy = connection?.Proxy,
            ProxyCredentials = connection?.ProxyCredentials,
            MaximumVideosPerDay = connection?.MaximumVideosPerDay,
        });
        return new ConnectionSettings(options, key, keySource, addressSource);
    }

    /// <param name="state">Keeps the clients.</param>
    /// <exception cref="StarVideosException">There is no key, or the key is invalid.</exception>
    internal StarVideosClient Client(RunspaceState state) => _apiKey is null
        ? throw new StarVideosException(
            StarVideosErrorKind.ApiKeyMissing,
            "No API key. There are three ways to give one: Connect-StarVideo -ApiKey for this session, the parameter -ApiKey for one command, or the environment variable STARVIDEOS_API_KEY (GLOBALAIOPC_API_KEY works too).")
        : ClientThatMayLackKey(state);

    /// <summary>A client that may have no key, for work that sends nothing: -WhatIf, and work on the journal.</summary>
    /// <param name="state">Keeps the clients.</param>
    /// <exception cref="StarVideosException">The key is invalid. The message says where it came from, and does not contain it.</exception>
    internal StarVideosClient ClientThatMayLackKey(RunspaceState state) => state.Client(Checked(ApiKeySource, () => new StarVideosClientOptions
    {
        ApiKey = _apiKey,
        BaseUri = _options.BaseUri,
        Proxy = _options.Proxy,
        ProxyCredentials = _options.ProxyCredentials,
        MaximumVideosPerDay = _options.MaximumVideosPerDay,
    }));

    /// <summary>A checker of references, with the same proxy and without the key. It does not use the base address.</summary>
    internal static ReferenceChecker ReferenceChecker(ServiceConnection? connection) => new(new ReferenceCheckOptions { Proxy = connection?.Proxy, ProxyCredentials = connection?.ProxyCredentials });

    private static StarVideosClientOptions Checked(string? source, Func<StarVideosClientOptions> make)
    {
        try
        {
            return make();
        }
        catch (StarVideosException refused)
        {
            throw new StarVideosException(refused.Kind, $"{refused.Message} It comes from {source}.");
        }
    }

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

        foreach (var variable in new[] { StarVideosClientOptions.ApiKeyVariable, StarVideosClientOptions.VendorApiKeyVariable })
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

        const string Source = "$env:" + StarVideosClientOptions.BaseUriVariable;
        var variable = Environment.GetEnvironmentVariable(StarVideosClientOptions.BaseUriVariable);
        if (string.IsNullOrWhiteSpace(variable))
        {
            return (StarVideosClientOptions.DocumentedBaseUri, "default");
        }

        return Uri.TryCreate(variable!.Trim(), UriKind.RelativeOrAbsolute, out var address)
            ? (address, Source)
            : throw new StarVideosException(StarVideosErrorKind.BaseUriInvalid, $"The base address must be an absolute https address. It comes from {Source}.");
    }

    private static string Reveal(SecureString text) => new NetworkCredential("", text).Password;
}
