namespace StarVideos.References.Media;

/// <summary>
/// Reads duration and size of a WebM or Matroska file. Both are near its beginning, in elements before the pictures. A file that was
/// written as a live stream may have no duration; then none is returned.
/// </summary>
internal sealed class MatroskaHeader
{
    private const ulong Segment = 0x18538067;
    private const ulong Info = 0x1549A966;
    private const ulong TimestampScale = 0x2AD7B1;
    private const ulong DurationElement = 0x4489;
    private const ulong Tracks = 0x1654AE6B;
    private const ulong TrackEntry = 0xAE;
    private const ulong Video = 0xE0;
    private const ulong PixelWidth = 0xB0;
    private const ulong PixelHeight = 0xBA;
    private const ulong Cluster = 0x1F43B675;

    /// <summary>The default unit of times, in nanoseconds.</summary>
    private const ulong UsualScale = 1_000_000;

    /// <summary>Far more elements than a real file has before the pictures.</summary>
    private const int MostElements = 4096;

    /// <summary>The values that are read are four levels deep.</summary>
    private const int MostLevels = 8;

    private readonly ByteWindow _window;
    private int _elements;
    private int _level;
    private ulong _scale = UsualScale;
    private double? _duration;
    private ulong _width;
    private ulong _height;

    private MatroskaHeader(ByteWindow window) => _window = window;

    /// <exception cref="UntoldException">The header cannot be read.</exception>
    internal static async Task<MediaFacts> ReadAsync(MediaFacts facts, ByteWindow window)
    {
        var header = new MatroskaHeader(window);
        string? untold = null;
        try
        {
            await header.WalkAsync(0, window.Length ?? long.MaxValue).ConfigureAwait(false);
        }
        catch (UntoldException why)
        {
            untold = why.Message;
        }

        var seconds = header._duration * header._scale / 1e9;
        TimeSpan? duration = seconds is >= 0.001 and < 1e9 ? TimeSpan.FromTicks((long)(seconds.Value * TimeSpan.TicksPerSecond)) : null;
        return facts.Sized(header._width, header._height) with { Duration = duration, Untold = duration is null ? untold ?? "its header gives no duration" : null };
    }

    /// <returns>False if all values were found, or if no more can follow.</returns>
    private async Task<bool> WalkAsync(long from, long end)
    {
        for (var offset = from; offset < end;)
        {
            if (++_elements > MostElements)
            {
                throw new UntoldException("it has too many elements");
            }

            if (await VariableAsync(offset, keepsMark: true).ConfigureAwait(false) is not { } id
                || await VariableAsync(offset + id.Length, keepsMark: false).ConfigureAwait(false) is not { } size)
            {
                return true;
            }

            var body = offset + id.Length + size.Length;
            var next = size.IsUnknown || size.Value > (ulong)(end - body) ? end : body + (long)size.Value;
            if (!await ReadAsync(id.Value, body, next).ConfigureAwait(false))
            {
                return false;
            }

            offset = next;
        }

        return true;
    }

    private async Task<bool> ReadAsync(ulong id, long body, long end)
    {
        switch (id)
        {
            case Segment or Info or Tracks or TrackEntry or Video:
                if (++_level > MostLevels)
                {
                    throw new UntoldException("its elements are nested too deeply");
                }

                var goesOn = await WalkAsync(body, end).ConfigureAwait(false);
                _level--;
                return goesOn && !(_duration is not null && _width > 0 && _height > 0 && id == Tracks);
            case TimestampScale:
                _scale = await NumberAsync(body, end).ConfigureAwait(false) ?? _scale;
                return true;
            case DurationElement:
                _duration = await FloatAsync(body, end).ConfigureAwait(false);
                return true;
            case PixelWidth when _width == 0:
                _width = await NumberAsync(body, end).ConfigureAwait(false) ?? 0;
                return true;
            case PixelHeight when _height == 0:
                _height = await NumberAsync(body, end).ConfigureAwait(false) ?? 0;
                return true;

            // The pictures begin here; all headers come before them.
            case Cluster:
                return false;
            default:
                return true;
        }
    }

    private async Task<ulong?> NumberAsync(long body, long end) =>
        end - body is > 0 and <= 8 && await _window.HasAsync(body, (int)(end - body)).ConfigureAwait(false) ? _window.Number(body, (int)(end - body)) : null;

    private async Task<double?> FloatAsync(long body, long end)
    {
        if (end - body is not (4 or 8) || !await _window.HasAsync(body, (int)(end - body)).ConfigureAwait(false))
        {
            return null;
        }

        var bits = _window.Number(body, (int)(end - body));
        return end - body == 8 ? BitConverter.Int64BitsToDouble(unchecked((long)bits)) : BitConverter.ToSingle(BitConverter.GetBytes((uint)bits), 0);
    }

    /// <summary>Reads a number whose first byte gives its length. The length bit is part of an id, but not of other numbers.</summary>
    private async Task<Variable?> VariableAsync(long offset, bool keepsMark)
    {
        if (!await _window.HasAsync(offset, 1).ConfigureAwait(false))
        {
            return null;
        }

        var first = _window.Byte(offset);
        var length = 1;
        while (length <= 8 && (first & (0x80 >> (length - 1))) == 0)
        {
            length++;
        }

        if (length > 8 || !await _window.HasAsync(offset, length).ConfigureAwait(false))
        {
            return null;
        }

        var raw = _window.Number(offset, length);
        var mask = (1UL << (7 * length)) - 1;
        return new Variable(keepsMark ? raw : raw & mask, length, (raw & mask) == mask);
    }

    private sealed record Variable(ulong Value, int Length, bool IsUnknown);
}
