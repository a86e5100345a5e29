using StarVideos.References.Media;

namespace StarVideos.References.Looking;

/// <summary>
/// A file on the web, read in a few parts. If the host does not support Range, the file is read from its beginning as far as needed, up to
/// <see cref="MostFromStart"/> bytes.
/// </summary>
internal sealed class RangeSource : IByteSource, IDisposable
{
    /// <summary>How many bytes are read at most if the host does not support Range.</summary>
    private const int MostFromStart = 1024 * 1024;

    private const int Step = 32 * 1024;

    /// <summary>How many bytes are requested at most in parts.</summary>
    private const int Most = 1024 * 1024;

    /// <summary>
    /// The sizes of the parts in bytes. The first part is enough for most files. There are as many requests as parts, and the parts are less
    /// than 1 MB together.
    /// </summary>
    private static readonly int[] Parts = [Step, 64 * 1024, 64 * 1024, 128 * 1024, 256 * 1024, 256 * 1024];

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly LookTime _time;
    private readonly Look _look;
    private HttpResponseMessage? _first;
    private Stream? _body;
    private MemoryStream? _start;
    private bool _hasEnded;
    private int _parts;
    private int _asked;

    /// <param name="http">Sends the requests for further parts.</param>
    /// <param name="address">The address that the first answer came from.</param>
    /// <param name="first">The answer to a request for <see cref="FirstPart"/> bytes, status 200 or 206.</param>
    /// <param name="time">The time limit.</param>
    /// <param name="look">Counts requests and bytes.</param>
    internal RangeSource(HttpClient http, Uri address, HttpResponseMessage first, LookTime time, Look look)
    {
        _http = http;
        _address = address;
        _first = first;
        _time = time;
        _look = look;
        IsWhole = (int)first.StatusCode != 206;
        Length = IsWhole ? first.Content.Headers.ContentLength : first.Content.Headers.ContentRange?.Length;
    }

    internal static int FirstPart => Parts[0];

    public long? Length { get; private set; }

    /// <summary>Whether the host ignores Range and sends the file from its beginning.</summary>
    private bool IsWhole { get; }

    public Task<byte[]> ReadAsync(long offset, int least) => IsWhole ? ReadFromStartAsync(offset, least) : ReadPartAsync(offset, least);

    public void Dispose()
    {
        _body?.Dispose();
        _first?.Dispose();
        _start?.Dispose();
    }

    private async Task<byte[]> ReadPartAsync(long offset, int least)
    {
        if (_parts == Parts.Length)
        {
            throw new UntoldException(FormattableString.Invariant($"more than {Parts.Length} requests would be needed"));
        }

        var size = Math.Max(Parts[_parts++], least);
        if (size > Most - _asked)
        {
            throw new UntoldException("more than 1 MB of it would be needed");
        }

        _asked += size;
        if (_first is { } first)
        {
            // The first part was requested before the kind of file was known.
            _first = null;
            return await ReadPartAsync(first, offset, least, size).ConfigureAwait(false);
        }

        return await ReadPartAsync(await SendAsync(offset, size).ConfigureAwait(false), offset, least, size).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(long offset, int size)
    {
        try
        {
            _look.Requests++;
            return await LookRequest.SendAsync(_http, _address, offset, size, _time.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw Broken(exception);
        }
    }

    private async Task<byte[]> ReadPartAsync(HttpResponseMessage response, long offset, int least, int size)
    {
        using (response)
        {
            var range = response.Content.Headers.ContentRange;
            if ((int)response.StatusCode != 206 || range?.Unit != "bytes" || range.From != offset || (Length is not null && range.Length is not null && range.Length != Length))
            {
                throw new UntoldException(FormattableString.Invariant($"the host answered a request for a part with something else (HTTP {(int)response.StatusCode})"));
            }

            Length ??= range.Length;
            using var body = await OpenAsync(response).ConfigureAwait(false);
            using var part = new MemoryStream();
            var fault = await CopyAsync(body, part, size).ConfigureAwait(false);
            var bytes = part.ToArray();
            if (bytes.Length < least && offset + bytes.Length != (Length ?? (range.To + 1)))
            {
                throw fault ?? new UntoldException("the host sent less than it was asked for");
            }

            return bytes;
        }
    }

    private async Task<byte[]> ReadFromStartAsync(long offset, int least)
    {
        _start ??= new MemoryStream();
        if (offset > MostFromStart - least)
        {
            throw new UntoldException("the host does not send parts of a file (it ignores Range), and the needed bytes are too far from its beginning");
        }

        _body ??= await OpenAsync(_first!).ConfigureAwait(false);
        var wanted = Math.Min(MostFromStart, (int)(offset + least + Step - 1) / Step * Step);
        if (!_hasEnded && _start.Length < offset + least)
        {
            var before = _start.Length;
            var fault = await CopyAsync(_body, _start, wanted - (int)before).ConfigureAwait(false);
            _hasEnded = fault is null && _start.Length < wanted;
            if (fault is not null && _start.Length < offset + least)
            {
                throw fault;
            }
        }

        if (offset >= _start.Length)
        {
            return [];
        }

        var bytes = new byte[_start.Length - offset];
        Array.Copy(_start.GetBuffer(), offset, bytes, 0, bytes.Length);
        return bytes;
    }

    /// <returns>The fault that ended the copy early; null if all requested bytes, or all bytes of the file, were copied.</returns>
    private async Task<UntoldException?> CopyAsync(Stream body, MemoryStream into, int most)
    {
        var buffer = new byte[Math.Min(most, Step)];
        try
        {
            // Reads of .NET Framework, and of some handlers elsewhere, ignore their token. Only closing the stream ends such a read.
            using var close = _time.Token.Register(body.Dispose);
            for (var left = most; left > 0;)
            {
                var read = await body.ReadAsync(buffer, 0, Math.Min(left, buffer.Length), _time.Token).ConfigureAwait(false);
                if (read == 0)
                {
                    return null;
                }

                _look.BytesRead += read;
                into.Write(buffer, 0, read);
                left -= read;
            }

            return null;
        }
        catch (Exception exception)
        {
            return Broken(exception);
        }
    }

    private async Task<Stream> OpenAsync(HttpResponseMessage response)
    {
        try
        {
#if NET
            return await response.Content.ReadAsStreamAsync(_time.Token).ConfigureAwait(false);
#else
            return await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        }
        catch (Exception exception)
        {
            throw Broken(exception);
        }
    }

    /// <summary>Turns any exception of a handler into a fault that says that no more can be read.</summary>
    /// <exception cref="OperationCanceledException">The whole check was stopped.</exception>
    private UntoldException Broken(Exception exception) =>
        new(_time.IsOver() ? $"the needed bytes came {_time.Over}" : $"the connection was cut ({Text.Clip.Message(exception.GetBaseException().Message.TrimEnd('.'))})");
}
