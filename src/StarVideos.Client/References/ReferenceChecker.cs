using System.Collections.Concurrent;
using System.Net;
using StarVideos.Http;
using StarVideos.References;
using StarVideos.References.Looking;
using StarVideos.Time;

namespace StarVideos;

/// <summary>
/// Checks references before anything is paid for. Checks each address once, several at the same time, and only a few at one host. Never
/// reads a whole large file: at most 6 parts and about 1 MB. Needs no API key, and sends no key, no cookies, and no user name or password
/// from an address. The result is what this computer sees: it does not prove that the service can reach the same file.
/// For any number of threads.
/// </summary>
public sealed class ReferenceChecker : IDisposable
{
    private readonly ReferenceCheckOptions _options;
    private readonly Clock _clock;
    private readonly HttpClient _http;
    private readonly LookPlaces _places;
    private readonly Looker _looker;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<Look>>> _looks = new(StringComparer.Ordinal);
    private long _requests;
    private long _bytesRead;
    private int _isDisposed;

    /// <summary>Makes the checker. Connections are opened by the first check.</summary>
    public ReferenceChecker(ReferenceCheckOptions? options = null)
        : this(options ?? new(), Clock.System, options?.Handler is null ? HostNames.Ask : null)
    {
    }

    /// <param name="options">How to check.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="ask">Looks up the name of a host; null if names are not looked up before a request.</param>
    internal ReferenceChecker(ReferenceCheckOptions options, Clock clock, Func<string, CancellationToken, Task<IPAddress[]>>? ask)
    {
        _options = options;
        _clock = clock;
        var proxy = options.Handler is null ? ProxySettings.From(options.Proxy, options.ProxyCredentials) : null;
        _http = new HttpClient(options.Handler ?? Create(options)) { Timeout = Timeout.InfiniteTimeSpan };
        _places = new LookPlaces(options.ThrottleLimit, options.HostLimit);
        _looker = new Looker(_http, options.Timeout, _places, ask is null ? null : new HostNames(ask), proxy, clock);
    }

    /// <summary>How many addresses were checked.</summary>
    public int Addresses => _looks.Count;

    /// <summary>How many requests were sent for these checks.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>How many bytes of files were read for these checks.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>Checks all references of a request, in the order in which the request has them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Stops waiting. The check itself goes on until its own time limit, because other callers may wait for it.</param>
    /// <exception cref="OperationCanceledException">Cancelled, or this object was disposed of.</exception>
    public async Task<IReadOnlyList<ReferenceReport>> CheckAsync(VideoRequest request, CancellationToken cancellation = default) =>
        await Task.WhenAll(RequestReferences.Of(request).Select(reference => CheckAsync(reference, cancellation))).ConfigureAwait(false);

    /// <summary>Checks one reference.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="cancellation">Stops waiting. The check itself goes on until its own time limit, because other callers may wait for it.</param>
    /// <exception cref="InvalidRequestException">The address is not an http or https address.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or this object was disposed of.</exception>
    public async Task<ReferenceReport> CheckAsync(Reference reference, CancellationToken cancellation = default)
    {
        if (Volatile.Read(ref _isDisposed) != 0)
        {
            throw new ObjectDisposedException(nameof(ReferenceChecker));
        }

        var address = new Uri(RequestRules.Url(reference.Field, reference.Address));
        cancellation.ThrowIfCancellationRequested();

        // The fragment after # is not sent, so addresses that differ only in their fragments are the same.
        var key = address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped);
        var looking = _looks.GetOrAdd(key, _ => new Lazy<Task<Look>>(() => LookAsync(address))).Value;
        var look = await looking.WaitAsync(cancellation).ConfigureAwait(false);
        return ReferenceJudge.Report(look, address, reference.Kind, _options, _clock.UtcNow);
    }

    /// <summary>Checks one address.</summary>
    /// <param name="address">An http or https address.</param>
    /// <param name="kind">Whether it must be an image or a video.</param>
    /// <param name="cancellation">Stops waiting. The check itself goes on until its own time limit, because other callers may wait for it.</param>
    /// <exception cref="InvalidRequestException">The address is not an http or https address.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or this object was disposed of.</exception>
    public Task<ReferenceReport> CheckAsync(string address, ReferenceKind kind, CancellationToken cancellation = default) =>
        CheckAsync(new Reference(address, kind, kind == ReferenceKind.Image ? "referenceImages" : "referenceVideos"), cancellation);

    /// <summary>Stops all running checks.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            // The token source is not disposed of, because checks that end now still use it.
            _stop.Cancel();
            _http.Dispose();
        }
    }

    private static HttpMessageHandler Create(ReferenceCheckOptions options)
    {
        var handler = HttpHandlers.Create(options.Proxy, options.ProxyCredentials);
#if NET
        // Otherwise the handler would read up to a megabyte more of each file that was not read to its end, to reuse its connection.
        ((SocketsHttpHandler)handler).MaxResponseDrainSize = 0;
#endif
        return handler;
    }

    private async Task<Look> LookAsync(Uri address)
    {
        var look = await _looker.LookAsync(address, _stop.Token).ConfigureAwait(false);
        Interlocked.Add(ref _requests, look.Requests);
        Interlocked.Add(ref _bytesRead, look.BytesRead);
        return look;
    }
}
