namespace StarVideos.References.Media.Boxes;

/// <summary>
/// Finds the duration of a fragmented video whose header does not give it. Tries three ways: an index of its segments (sidx); the times of
/// the last fragment, found by the index at the end of the file (mfra); all fragments, as far as the limit on reading allows.
/// </summary>
internal sealed class FragmentReader(ByteWindow window, Movie movie)
{
    /// <summary>The latest known end of each track, in its own units.</summary>
    private readonly Dictionary<uint, ulong> _ends = [];
    private readonly Dictionary<uint, ulong> _starts = [];
    private bool _hasSkipped;

    /// <param name="from">The position after the movie box.</param>
    /// <exception cref="UntoldException">The duration cannot be found.</exception>
    internal async Task<TimeSpan?> DurationAsync(long from)
    {
        var offset = from;
        var limit = window.Length ?? long.MaxValue;
        for (var boxes = 0; await Box.ReadAsync(window, offset, limit).ConfigureAwait(false) is { } box && box.Type != "mfra"; boxes++)
        {
            if (boxes == BoxWalk.MostBoxes)
            {
                throw new UntoldException("it has too many fragments");
            }

            offset = box.End;
            if (box.Type == "sidx" && _ends.Count == 0 && await IndexedAsync(box).ConfigureAwait(false) is { } indexed)
            {
                return indexed;
            }

            if (box.Type == "moof")
            {
                var isFirst = _ends.Count == 0;
                await new Fragment(window, movie, _starts, _ends, _hasSkipped).ReadAsync(box).ConfigureAwait(false);
                if (isFirst && await LastAsync(limit).ConfigureAwait(false) is { } last && last >= offset)
                {
                    offset = last;
                    _hasSkipped = true;
                }
            }
        }

        return Longest();
    }

    private async Task<TimeSpan?> IndexedAsync(Box box)
    {
        if (await SegmentIndex.ReadAsync(window, box).ConfigureAwait(false) is not { Duration: { } duration } index || index.End <= box.End)
        {
            return null;
        }

        // Samples in the movie box come before the samples in the index.
        var isAll = movie.Duration is null or 0
            && (index.End == window.Length || await Box.ReadAsync(window, index.End, window.Length ?? long.MaxValue).ConfigureAwait(false) is null or { Type: "mfra" });
        return isAll ? duration : null;
    }

    /// <summary>The position of the last fragment, if the file has an index at its end.</summary>
    private async Task<long?> LastAsync(long limit)
    {
        const int TailSize = 16;
        if (window.Length is not { } length || length < TailSize || !await window.HasAsync(Math.Max(0, length - 2048), (int)Math.Min(length, 2048)).ConfigureAwait(false)
            || window.Name(length - TailSize + 4) != "mfro")
        {
            return null;
        }

        var start = length - (long)window.Number(length - 4, 4);
        if (start < 0 || await Box.ReadAsync(window, start, limit).ConfigureAwait(false) is not { Type: "mfra" } index)
        {
            return null;
        }

        long? last = null;
        await foreach (var table in BoxWalk.ChildrenAsync(window, index.Body, Math.Min(index.End, length)).ConfigureAwait(false))
        {
            if (table.Type == "tfra" && await LastEntryAsync(table).ConfigureAwait(false) is { } offset && offset > (last ?? 0))
            {
                last = offset;
            }
        }

        return last;
    }

    private async Task<long?> LastEntryAsync(Box table)
    {
        await BoxWalk.NeedAsync(window, table, 16).ConfigureAwait(false);
        var field = window.Byte(table.Body) == 1 ? 8 : 4;
        var lengths = window.Byte(table.Body + 11);
        var size = (2 * field) + 3 + (lengths & 3) + ((lengths >> 2) & 3) + ((lengths >> 4) & 3);
        var count = (long)window.Number(table.Body + 12, 4);
        var entry = table.Body + 16 + ((count - 1) * size);
        if (count == 0 || entry + size > table.End || !await window.HasAsync(entry, size).ConfigureAwait(false))
        {
            return null;
        }

        var offset = window.Number(entry + field, field);
        return offset <= (ulong)window.Length!.Value ? (long)offset : null;
    }

    private TimeSpan? Longest()
    {
        TimeSpan? longest = null;
        foreach (var pair in _ends)
        {
            if (movie.Tracks.FirstOrDefault(track => track.Id == pair.Key) is not { } track)
            {
                continue;
            }

            // The recording of a broadcast begins at the time of the broadcast; samples in the movie box begin at zero.
            var start = movie.Duration > 0 ? 0 : _starts[pair.Key];
            var time = pair.Value > start ? Ticks.Time(pair.Value - start, track.Timescale) : null;
            longest = time > longest || longest is null ? time : longest;
        }

        return longest;
    }
}
