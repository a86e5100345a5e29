using StarVideos.Caps;
using StarVideos.Http;
using StarVideos.Querying;
using StarVideos.Submitting;
using StarVideos.Time;

namespace StarVideos;

/// <summary>
/// The service: submits requests and asks for tasks. One instance holds one connection pool; use it from as many threads as you
/// like and dispose of it at the end.
/// </summary>
public sealed class StarVideosClient : IDisposable
{
    /// <summary>Opens nothing yet: the first request does.</summary>
    public StarVideosClient(StarVideosClientOptions options)
        : this(options, Clock.System)
    {
    }

    internal StarVideosClient(StarVideosClientOptions options, Clock clock)
    {
        Options = options;
        Clock = clock;
        var key = options.ApiKey is null ? null : new ApiKey(options.ApiKey);

        // Each request has its own time limit: a download may take hours, a query may not.
        Http = new HttpClient(options.Handler ?? HttpHandlers.Create(options.Proxy, options.ProxyCredentials)) { Timeout = Timeout.InfiniteTimeSpan };
        Transport = new ApiTransport(Http, key, clock);
    }

    /// <summary>The base address of the service, in its normal form.</summary>
    public Uri BaseUri => Options.BaseUri;

    /// <summary>Whether there is a key. Without one every request ends with <see cref="StarVideosErrorKind.ApiKeyMissing"/> before anything is sent.</summary>
    public bool HasApiKey => Options.ApiKey is not null;

    /// <summary>The record of what is submitted.</summary>
    public VideoJournal Journal => Options.Journal;

    internal StarVideosClientOptions Options { get; }

    internal Clock Clock { get; }

    /// <summary>Sends no key by itself, so result media may be fetched with it.</summary>
    internal HttpClient Http { get; }

    internal ApiTransport Transport { get; }

    /// <summary>For those who have something to do before a request, such as recording it, that only a request with a key is worth.</summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.ApiKeyMissing"/>.</exception>
    internal void RequireApiKey()
    {
        if (!HasApiKey)
        {
            throw new StarVideosException(
                StarVideosErrorKind.ApiKeyMissing,
                $"No API key, so nothing was sent. Give one in the options of the client, or in the environment variable {StarVideosClientOptions.ApiKeyVariable} or {StarVideosClientOptions.VendorApiKeyVariable} and take the options from the environment.");
        }
    }

    /// <summary>
    /// Submits one request, and records it in the journal before it is sent and its outcome before this call ends. It costs money: it is
    /// sent again only where nothing can have been created (429, no connection), at most 4 times.
    /// </summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellation">Before anything is sent, ends the call with <see cref="OperationCanceledException"/>; after, with an unknown outcome.</param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.SubmissionOutcomeUnknown"/>: the video may exist and be billed. Every other kind: nothing was created;
    /// <see cref="StarVideosErrorKind.SpendingLimitReached"/>: nor sent, because of <see cref="StarVideosClientOptions.MaximumVideosPerDay"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before anything was sent.</exception>
    public async Task<VideoTask> CreateAsync(VideoRequest request, CancellationToken cancellation = default)
    {
        RequireApiKey();
        using var hold = Journal.Recorder.Hold();
        using var place = await RunCaps.OfRequest(this).RequirePlaceAsync(request, cancellation).ConfigureAwait(false);
        var intent = await Journal.Recorder.BeginAsync(request, BaseUri, batch: null, cancellation, place).ConfigureAwait(false);
        Journal.Trust(BaseUri);
        return await new SubmissionSender(new TaskSubmitter(this), Journal.Recorder, static _ => { })
            .SendAsync(request, intent, batch: null, mayStart: cancellation, cancellation).ConfigureAwait(false);
    }

    /// <summary>Asks how a task is. Free and repeatable: repeated up to 4 times after faults that pass.</summary>
    /// <param name="task">The task as last known. What the service does not say is kept from it.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="StarVideosException">The task is unknown, or the service could not be asked.</exception>
    public Task<VideoTask> QueryAsync(VideoTask task, CancellationToken cancellation = default) =>
        new TaskQuery(this).AskAsync(task, cancellation);

    /// <summary>Asks how a task is, of which only the id is known.</summary>
    /// <exception cref="StarVideosException">The task is unknown, or the service could not be asked.</exception>
    public Task<VideoTask> QueryAsync(string id, CancellationToken cancellation = default) =>
        QueryAsync(new VideoTask { Id = id }, cancellation);

    /// <summary>
    /// Where a task is asked for: where it was made. A task may come from a file of a stranger, so the key goes to the host of this client
    /// and to hosts that its journal has submitted to, and nowhere else.
    /// </summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.BaseUriInvalid"/>: the key may not be sent there.</exception>
    internal Uri AddressOf(VideoTask task)
    {
        if (task.BaseUri is null || task.BaseUri == BaseUri)
        {
            return BaseUri;
        }

        var address = ServiceAddress.Normalize(task.BaseUri);
        return address.GetLeftPart(UriPartial.Authority) == BaseUri.GetLeftPart(UriPartial.Authority) || Journal.IsTrusted(address)
            ? address
            : throw new StarVideosException(
                StarVideosErrorKind.BaseUriInvalid,
                $"Task {task.Id} names the base address '{address}', to which nothing was submitted from here, so the API key was not sent there. If it is the right one, give it as the base address (-BaseUri).");
    }

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();
}
