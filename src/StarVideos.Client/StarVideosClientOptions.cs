using System.Net;
using StarVideos.Caps;
using StarVideos.Http;
using StarVideos.Options;

namespace StarVideos;

/// <summary>The settings of a <see cref="StarVideosClient"/>. Each value is checked when it is set.</summary>
public sealed class StarVideosClientOptions
{
    /// <summary>The environment variable with the API key.</summary>
    public const string ApiKeyVariable = "STARVIDEOS_API_KEY";

    /// <summary>The environment variable that the service's own guide uses for the key. It is read if <see cref="ApiKeyVariable"/> is empty.</summary>
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
    /// The API key, sent to the service and nowhere else. Null if there is none. Such a client can do everything that sends nothing; its first
    /// request ends with <see cref="StarVideosErrorKind.ApiKeyMissing"/>.
    /// </summary>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.ApiKeyInvalid"/>: the text cannot be a key. The message does not contain the text.
    /// </exception>
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
    /// The base address of the service, in its normal form; the documented address if left out. A trailing slash or <c>/v1</c> is ignored. If
    /// the documented host is given without a path, its path <c>/kyyReactApiServer</c> is added. Every other address is used as given. Must be
    /// https, or http on this computer, without user name, query and fragment.
    /// </summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.BaseUriInvalid"/>: the key may not be sent there.</exception>
    public Uri BaseUri
    {
        get => _baseUri;
        init => _baseUri = ServiceAddress.Normalize(value);
    }

    /// <summary>
    /// The address of a proxy, such as <c>http://proxy.example.com:3128</c>. If left out, the system's own settings are used. Addresses on this
    /// computer never go through a proxy.
    /// </summary>
    /// <exception cref="InvalidRequestException">
    /// The value cannot be the address of a proxy, or it has a user name. A user name belongs in <see cref="ProxyCredentials"/>.
    /// </exception>
    public Uri? Proxy
    {
        get => _proxy;
        init => _proxy = value is null ? null : ProxySettings.Check(nameof(Proxy), value);
    }

    /// <summary>The credentials for the proxy. If left out, the system's credentials for the system's proxy are used.</summary>
    public ICredentials? ProxyCredentials { get; init; }

    /// <summary>
    /// How long to wait for the answer to a submission, 1 millisecond to 24 days; 100 seconds if left out. If no answer comes in that time, the
    /// outcome of the submission is unknown.
    /// </summary>
    /// <exception cref="InvalidRequestException">The value is out of range.</exception>
    public TimeSpan SubmitTimeout
    {
        get => _submitTimeout;
        init => _submitTimeout = TimeLimit.Check(nameof(SubmitTimeout), value);
    }

    /// <summary>How long to wait for the answer to a query, 1 millisecond to 24 days; 30 seconds if left out.</summary>
    /// <exception cref="InvalidRequestException">The value is out of range.</exception>
    public TimeSpan QueryTimeout
    {
        get => _queryTimeout;
        init => _queryTimeout = TimeLimit.Check(nameof(QueryTimeout), value);
    }

    /// <summary>
    /// The journal of submissions: <see cref="VideoJournal.FromEnvironment"/> if left out. With <see cref="VideoJournal.Off"/>, a program that is
    /// killed loses the ids of the tasks it has paid for.
    /// </summary>
    public VideoJournal Journal { get; init; } = VideoJournal.FromEnvironment();

    /// <summary>
    /// The most videos that may be submitted within any 24 hours with this journal, by any program that uses it. Every submission in the journal
    /// counts, except refused ones. The cap applies to this client. If <see cref="MaximumVideosPerDayVariable"/> was set when these options
    /// were made, the smaller of the two applies. Needs the journal.
    /// </summary>
    /// <value>1 or more; null for no cap but that of the environment.</value>
    /// <exception cref="InvalidRequestException">The value is less than 1.</exception>
    public int? MaximumVideosPerDay { get; init => field = OptionRules.Cap(nameof(MaximumVideosPerDay), value); }

    /// <summary>
    /// The value of <see cref="MaximumVideosPerDayVariable"/> when these options were made. It is checked only when something is to be
    /// submitted, because a wrong value must not prevent waiting for paid tasks.
    /// </summary>
    internal string? MaximumOfEnvironment { get; init; } = Environment.GetEnvironmentVariable(MaximumVideosPerDayVariable);

    /// <summary>Sends the requests in place of the library's own handler. It must not follow redirects.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The cap that applies: the smaller one of <see cref="MaximumVideosPerDay"/> and the environment's; null if there is none.</summary>
    /// <exception cref="InvalidRequestException">The environment variable is not a whole number of 1 or more. The message names the variable.</exception>
    public int? GetEffectiveMaximumVideosPerDay() => DailyLimit()?.Most;

    /// <inheritdoc cref="GetEffectiveMaximumVideosPerDay"/>
    internal DailyLimit? DailyLimit() => Caps.DailyLimit.Of(MaximumVideosPerDay, MaximumOfEnvironment);

    /// <summary>
    /// Reads key and base address from the environment: <see cref="ApiKeyVariable"/>, then <see cref="VendorApiKeyVariable"/>, and
    /// <see cref="BaseUriVariable"/>. An empty variable counts as not set: then there is no key, or the documented address is used. The cap in
    /// <see cref="MaximumVideosPerDayVariable"/> applies to all options; this method checks it.
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
