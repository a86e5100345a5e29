using System.Buffers;
using System.Net.Http.Headers;
using StarVideos.Files;
using StarVideos.Retry;
using StarVideos.Saving.Index;
using StarVideos.Text;
using StarVideos.Time;

namespace StarVideos.Saving;

/// <summary>
/// Downloads one video into a file. After a cut or stalled connection, the received part is kept and only the rest is requested. Parts are
/// joined only if the server confirms that they belong to the same version.
/// </summary>
internal sealed class MediaDownload(StarVideosClient client, SaveOptions options, PauseGate gate, TemporaryFile file)
{
    // Large enough that the time of system calls does not matter, small enough for the processor's cache.
    internal const int BufferSize = 128 * 1024;

    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(1);

    private MediaAnswer? _known;
    private long _received;
    private long _furthest;
    private long _leastSize;
    private int _failures;
    private bool _mayResume = true;
    private bool _hasFreshAddress;
    private TimeSpan _reportedAt;

    internal Action<DownloadProgress>? Progress { get; init; }

    /// <summary>Computes the digest of the bytes in the file.</summary>
    internal VideoHash? Hash { get; init; }

    /// <summary>Called with what went wrong and what happens next, as sentences.</summary>
    internal Action<string>? OnNotice { get; init; }

    /// <summary>Gets a new address of the video from the service.</summary>
    internal required Func<CancellationToken, Task<Uri>> FreshAddress { get; init; }

    /// <returns>The size of the video in bytes.</returns>
    /// <exception cref="StarVideosException">The video could not be downloaded, or the file could not be written.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    internal async Task<long> RunAsync(Uri address, CancellationToken cancellation)
    {
        _reportedAt = client.Clock.Elapsed;
        for (var current = address; ;)
        {
            try
            {
                await gate.WaitAsync(cancellation).ConfigureAwait(false);
                await AttemptAsync(current, cancellation).ConfigureAwait(false);
                return _received;
            }
            catch (MediaFault fault) when (fault.Remedy == Remedy.FreshAddress && !_hasFreshAddress)
            {
                current = await ReplaceAddressAsync(fault, cancellation).ConfigureAwait(false);
            }
            catch (MediaFault fault)
            {
                await PrepareRetryAsync(fault, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<Uri> ReplaceAddressAsync(MediaFault fault, CancellationToken cancellation)
    {
        _hasFreshAddress = true;
        OnNotice?.Invoke($"{fault.Message} Asking the service for a fresh address.");
        try
        {
            var address = await FreshAddress(cancellation).ConfigureAwait(false);

            // An entity tag identifies a version of one video. A time does not: two videos may have the same time.
            if (_known?.Validator?.EntityTag is null)
            {
                _known = null;
                _leastSize = 0;
            }

            return address;
        }
        catch (StarVideosException cause) when (cause.Kind != StarVideosErrorKind.BaseUriInvalid)
        {
            // If the service could not be asked, the video may still exist, so that error is thrown unchanged.
            throw new StarVideosException(fault.Error.Kind, $"{fault.Message} The service gave no fresh address: {cause.Message}", cause)
            {
                HttpStatus = fault.Error.HttpStatus,
                IsSafeToRetry = cause.IsSafeToRetry,
            };
        }
    }

    private async Task PrepareRetryAsync(MediaFault fault, CancellationToken cancellation)
    {
        // Only new bytes count as progress: a server may break off at the same position each time.
        if (_received > _furthest)
        {
            _furthest = _received;
            _failures = 0;
        }

        var asked = fault.Error.RetryAfter;
        if (fault.Remedy is not (Remedy.Retry or Remedy.StartOver) || ++_failures > Backoff.MostRetries || asked > Backoff.Longest)
        {
            throw fault.Error;
        }

        if (fault.Remedy == Remedy.StartOver)
        {
            _mayResume = false;
        }

        if (asked is { } pause)
        {
            gate.PauseFor(pause);
        }

        var delay = Backoff.Delay(_failures, asked, Jitter.Next());
        OnNotice?.Invoke(FormattableString.Invariant($"{fault.Message} Trying again in {delay.TotalSeconds:0.0} seconds."));
        await client.Clock.Delay(delay, cancellation).ConfigureAwait(false);
    }

    private async Task AttemptAsync(Uri address, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var response = await SendAsync(address, limit, cancellation).ConfigureAwait(false);
        var answer = MediaAnswer.Read(response, Offset, _known, address, client.Clock.UtcNow);
        _leastSize = _known is null || answer.MayBeOf(_known) ? Math.Max(_leastSize, _received) : 0;
        if (answer.Offset == 0 && _received > 0)
        {
            file.Clear();
            Hash?.Clear();
            _received = 0;
        }

        _known = answer;
        CheckSize(answer.Total, address);
        await CopyAsync(response.Content, address, limit, cancellation).ConfigureAwait(false);
        if (_received == 0 || (answer.Total is { } total ? _received != total : _received < _leastSize))
        {
            throw Broken(address, _received == 0 ? "the answer was empty" : "the connection was cut", _received > answer.Total ? Remedy.StartOver : Remedy.Retry);
        }
    }

    /// <summary>How many of the received bytes can be kept.</summary>
    private long Offset => _mayResume && _known?.Validator is not null ? _received : 0;

    private async Task<HttpResponseMessage> SendAsync(Uri address, CancellationTokenSource limit, CancellationToken cancellation)
    {
        limit.CancelAfter(options.StallTimeout);
        try
        {
            return await MediaRequest.SendAsync(client.Http, address, Offset, _known?.Validator, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsConnectionFault(exception))
        {
            throw Broken(address, exception, limit, cancellation);
        }
    }

    private async Task CopyAsync(HttpContent content, Uri address, CancellationTokenSource limit, CancellationToken cancellation)
    {
        using var body = await OpenAsync(content, limit.Token).ConfigureAwait(false);
#if !NET
        // Reads here ignore their token. Only closing the connection ends them.
        using var close = limit.Token.Register(body.Dispose);
#endif
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (true)
            {
                int read;
                limit.CancelAfter(options.StallTimeout);
                try
                {
                    read = await ReadAsync(body, buffer, limit.Token).ConfigureAwait(false);
                }
                catch (Exception exception) when (IsConnectionFault(exception))
                {
                    throw Broken(address, exception, limit, cancellation);
                }

                if (read == 0)
                {
                    return;
                }

                // The time limit is for the connection. A slow disk does not count.
                limit.CancelAfter(Timeout.InfiniteTimeSpan);
                file.Write(buffer, read);
                Hash?.Append(buffer, read);
                _received += read;
                CheckSize(_received, address);
                Report();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Report()
    {
        if (Progress is not null && client.Clock.Elapsed is var now && now - _reportedAt >= ProgressInterval)
        {
            _reportedAt = now;
            Progress(new DownloadProgress(_received, _known?.Total));
        }
    }

#if NET
    private static Task<Stream> OpenAsync(HttpContent content, CancellationToken cancellation) => content.ReadAsStreamAsync(cancellation);

    // Unlike the overload for arrays, this overload allocates nothing.
    private static ValueTask<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellation) => body.ReadAsync(buffer.AsMemory(), cancellation);
#else
    private static Task<Stream> OpenAsync(HttpContent content, CancellationToken cancellation) => content.ReadAsStreamAsync();

    private static Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellation) => body.ReadAsync(buffer, 0, buffer.Length, cancellation);
#endif

    private void CheckSize(long? bytes, Uri address)
    {
        if (bytes > options.MostBytes)
        {
            throw Broken(address, $"it is larger than {options.MostBytes:N0} bytes, which no video of the service is", Remedy.None);
        }
    }

    /// <summary>Whether the framework throws this when a connection fails, or is closed.</summary>
    private static bool IsConnectionFault(Exception exception) =>
        exception is OperationCanceledException or HttpRequestException or IOException or InvalidOperationException;

    private Exception Broken(Uri address, Exception exception, CancellationTokenSource limit, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return new OperationCanceledException(cancellation);
        }

        var why = limit.IsCancellationRequested
            ? FormattableString.Invariant($"nothing came for {options.StallTimeout.TotalSeconds:0.###} seconds")
            : Clip.Message(exception.GetBaseException().Message.TrimEnd('.'));
        return Broken(address, why, Remedy.Retry, exception);
    }

    private MediaFault Broken(Uri address, string why, Remedy remedy, Exception? cause = null)
    {
        var got = _known is null ? "" : FormattableString.Invariant($", with {_received:N0} of {(_known.Total is { } total ? total.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) : "unknown")} bytes fetched");
        return new(remedy, new StarVideosException(StarVideosErrorKind.DownloadFailed, $"The video could not be fetched from {Redacted.Url(address)}: {why}{got}.", cause) { IsSafeToRetry = remedy == Remedy.Retry });
    }
}
