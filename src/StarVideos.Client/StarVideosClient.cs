using StarVideos.Caps;
using StarVideos.Http;
using StarVideos.Querying;
using StarVideos.Submitting;
using StarVideos.Time;

namespace StarVideos;

/// <summary>
/// The client of the service: submits requests and queries tasks. One instance has one connection pool. It can be used by several threads.
/// Dispose of it at the end.
/// </summary>
public sealed class StarVideosClient : IDisposable
{
    /// <summary>Makes the client. Connections are opened by the first request.</summary>
    public StarVideosClient(StarVideosClientOptions options)
        : this(options, Clock.System)
    {
    }

    internal StarVideosClient(StarVideosClientOptions options, Clock clock)
    {
        Options = options;
        Clock = clock;
        var key = options.ApiKey is null ? null : new ApiKey(options.ApiKey);

        // Each request has its own time limit: a download may take hours, a query must not.
        Http = new HttpClient(options.Handler ?? HttpHandlers.Create(options.Proxy, options.ProxyCredentials)) { Timeout = Timeout.InfiniteTimeSpan };
        Transport = new ApiTransport(Http, key, clock);
    }

    /// <summary>The base address of the service, in its normal form.</summary>
    public Uri BaseUri => Options.BaseUri;

    /// <summary>Whether there is a key. Without one every request ends with <see cref="StarVideosErrorKind.ApiKeyMissing"/> before anything is sent.</summary>
    public bool HasApiKey => Options.ApiKey is not null;

    /// <summary>The record of submissions.</summary>
    public VideoJournal Journal => Options.Journal;

    internal StarVideosClientOptions Options { get; }

    internal Clock Clock { get; }

    /// <summary>The HTTP client. It sends no key by itself, so it can also download videos.</summary>
    internal HttpClient Http { get; }

    internal ApiTransport Transport { get; }

    /// <summary>Checks that there is a key. For callers that do work before a request, such as recording it, which is useless without a key.</summary>
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
    /// Submits one request, which costs money. Records the request in the journal before it is sent, and its outcome before this call ends. The
    /// request is sent again only if nothing can have been created (429, no connection), at most 4 times.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">
    /// Cancels. Before anything is sent, the call ends with <see cref="OperationCanceledException"/>. After that, it ends with an unknown
    /// outcome.
    /// </param>
    /// <exception cref="StarVideosException">
    /// <see cref="StarVideosErrorKind.SubmissionOutcomeUnknown"/>: the video may exist and be billed. Every other kind: nothing was created.
    /// <see cref="StarVideosErrorKind.SpendingLimitReached"/>: nothing was sent, because of <see cref="StarVideosClientOptions.MaximumVideosPerDay"/>.
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

    /// <summary>Queries the state of a task. A query is free, and is retried up to 4 times after temporary faults.</summary>
    /// <param name="task">The task as last known. Values that the answer does not give are kept.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="StarVideosException">The service does not know the task, or could not be asked.</exception>
    public Task<VideoTask> QueryAsync(VideoTask task, CancellationToken cancellation = default) =>
        new TaskQuery(this).AskAsync(task, cancellation);

    /// <summary>Queries the state of a task by its id.</summary>
    /// <exception cref="StarVideosException">The service does not know the task, or could not be asked.</exception>
    public Task<VideoTask> QueryAsync(string id, CancellationToken cancellation = default) =>
        QueryAsync(new VideoTask { Id = id }, cancellation);

    /// <summary>
    /// The base address at which a task is queried: the one at which it was made. A task may come from a file of another person. So the key is
    /// sent only to the host of this client, and to hosts that its journal has submitted to.
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
