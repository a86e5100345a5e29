using System.Net;
using StarVideos.Caps;
using StarVideos.Http;
using StarVideos.Options;

namespace StarVideos;

/// <summary>What a <see cref="StarVideosClient"/> needs to know. Each value is checked when it is set.</summary>
public sealed class StarVideosClientOptions
{
    /// <summary>The environment variable the key is looked for in first.</summary>
    public const string ApiKeyVariable = "STARVIDEOS_API_KEY";

    /// <summary>The environment variable the service's own guide keeps the key in. Looked at where <see cref="ApiKeyVariable"/> is empty.</summary>
    public const string VendorApiKeyVariable = "GLOBALAIOPC_API_KEY";

    /// <summary>The environment variable with the base address of the service.</summary>
    public const string BaseUriVariable = "STARVIDEOS_BASE_URI";

    /// <summary>The environment variable with the most videos that may be submitted within any 24 hours.</summary>
    public const string MaximumVideosPerDayVariable = "STARVIDEOS_MAXIMUM_VIDEOS_PER_DAY";

    private readonly string? _apiKey;
    private readonly Uri _baseUri = ServiceAddress.Documented;
    private readonly Uri? _proxy;
    private readonly TimeSpan _submitTimeout = TimeSpan.FromSeconds(100);
    private readonly TimeSpan _queryTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The documented address of the service.</summary>
    public static Uri DocumentedBaseUri => ServiceAddress.Documented;

    /// <summary>
    /// The API key, sent to the service and nowhere else. Null if there is none: such a client does everything that sends nothing, and
    /// its first request ends with <see cref="StarVideosErrorKind.ApiKeyMissing"/>.
    /// </summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.ApiKeyInvalid"/>: the text cannot be a key. The message does not hold it.</exception>
    public string? ApiKey
    {
        get => _apiKey;
        init
        {
            _ = value is null ? null : new ApiKey(value);
            _apiKey = value;
        }
    }

    /// <summary>
    /// The base address of the service, in its normal form; the documented one if left out. A trailing slash or <c>/v1</c> does not
    /// matter. Only the documented host gets its path <c>/kyyReactApiServer</c> added where it is missing; every other address is used
    /// as it is given. Must be https, or http on this computer, without user name, query and fragment.
    /// </summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.BaseUriInvalid"/>: the key may not be sent there.</exception>
    public Uri BaseUri
    {
        get => _baseUri;
        init => _baseUri = ServiceAddress.Normalize(value);
    }

    /// <summary>A proxy, as <c>http://proxy.example.com:3128</c>; the system's own settings if left out. This computer is reached without one.</summary>
    /// <exception cref="InvalidRequestException">It is no address of a proxy, or has a user name: that belongs into <see cref="ProxyCredentials"/>.</exception>
    public Uri? Proxy
    {
        get => _proxy;
        init => _proxy = value is null ? null : ProxySettings.Check(nameof(Proxy), value);
    }

    /// <summary>Who asks, for a proxy that wants to know; if left out, what the system's settings say of the system's proxy.</summary>
    public ICredentials? ProxyCredentials { get; init; }

    /// <summary>
    /// How long to wait for the answer to a submission, 1 millisecond to 24 days; 100 seconds if left out. A submission not answered by
    /// then has an unknown outcome.
    /// </summary>
    /// <exception cref="InvalidRequestException">It is out of range.</exception>
    public TimeSpan SubmitTimeout
    {
        get => _submitTimeout;
        init => _submitTimeout = TimeLimit.Check(nameof(SubmitTimeout), value);
    }

    /// <summary>How long to wait for the answer to a query, 1 millisecond to 24 days; 30 seconds if left out.</summary>
    /// <exception cref="InvalidRequestException">It is out of range.</exception>
    public TimeSpan QueryTimeout
    {
        get => _queryTimeout;
        init => _queryTimeout = TimeLimit.Check(nameof(QueryTimeout), value);
    }

    /// <summary>
    /// Where submissions are recorded: <see cref="VideoJournal.FromEnvironment"/> if left out. With <see cref="VideoJournal.Off"/>, a program
    /// that dies loses the ids of what it paid for.
    /// </summary>
    public VideoJournal Journal { get; init; } = VideoJournal.FromEnvironment();

    /// <summary>
    /// The most videos that may be submitted within any 24 hours with this journal, by whatever program uses it: what is counted is every
    /// submission in the journal but refused ones. It holds for this client; where <see cref="MaximumVideosPerDayVariable"/> was set when
    /// these options were made, the smaller one of both holds. Needs the journal.
    /// </summary>
    /// <value>1 or more; null for none but that of the environment.</value>
    /// <exception cref="InvalidRequestException">Less than 1.</exception>
    public int? MaximumVideosPerDay { get; init => field = OptionRules.Cap(nameof(MaximumVideosPerDay), value); }

    /// <summary>What <see cref="MaximumVideosPerDayVariable"/> was when these options were made. It is looked at when something is to be submitted: it must not keep anybody from waiting for what is paid for.</summary>
    internal string? MaximumOfEnvironment { get; init; } = Environment.GetEnvironmentVariable(MaximumVideosPerDayVariable);

    /// <summary>Sends the requests instead of the library's own handler. It must not follow redirects.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The cap that holds: the smaller one of <see cref="MaximumVideosPerDay"/> and that of the environment; null if there is none.</summary>
    /// <exception cref="InvalidRequestException">The environment variable is no whole number from 1. The message names it.</exception>
    public int? GetEffectiveMaximumVideosPerDay() => DailyLimit()?.Most;

    /// <inheritdoc cref="GetEffectiveMaximumVideosPerDay"/>
    internal DailyLimit? DailyLimit() => Caps.DailyLimit.Of(MaximumVideosPerDay, MaximumOfEnvironment);

    /// <summary>
    /// Key and base address from the environment: <see cref="ApiKeyVariable"/>, then <see cref="VendorApiKeyVariable"/>, and
    /// <see cref="BaseUriVariable"/>. What is empty there is left out: no key, and the documented address. A cap in
    /// <see cref="MaximumVideosPerDayVariable"/> holds for all options, and is checked here.
    /// </summary>
    /// <exception cref="StarVideosException">A value cannot be used. The message names its variable.</exception>
    public static StarVideosClientOptions FromEnvironment()
    {
        var keyVariable = Read(ApiKeyVariable) is null ? VendorApiKeyVariable : ApiKeyVariable;
        var key = Named(keyVariable, static text => new StarVideosClientOptions { ApiKey = text });
        var address = Named(BaseUriVariable, static text => new StarVideosClientOptions { BaseUri = ServiceAddress.Parse(text) });
        var options = new StarVideosClientOptions { ApiKey = key?.ApiKey, BaseUri = address?.BaseUri ?? DocumentedBaseUri };
        options.DailyLimit();
        return options;
    }

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static StarVideosClientOptions? Named(string variable, Func<string, StarVideosClientOptions> use)
    {
        try
        {
            return Read(variable) is { } text ? use(text) : null;
        }
        catch (StarVideosException refused)
        {
            throw new StarVideosException(refused.Kind, $"{refused.Message} It comes from the environment variable {variable}.");
        }
    }
}
