namespace StarVideos.References.Media.Boxes;

/// <summary>One fragment (moof): the start of its samples, and their total length.</summary>
/// <param name="window">The file.</param>
/// <param name="movie">The movie box.</param>
/// <param name="starts">The start of each track, in its own units.</param>
/// <param name="ends">The latest known end of each track, in its own units.</param>
/// <param name="hasSkipped">Whether earlier fragments were skipped. Then the start cannot be computed from them.</param>
internal sealed class Fragment(ByteWindow window, Movie movie, Dictionary<uint, ulong> starts, Dictionary<uint, ulong> ends, bool hasSkipped)
{
    private const int BaseOffset = 0x1;
    private const int Description = 0x2;
    private const int DefaultDuration = 0x8;
    private const int DataOffset = 0x1;
    private const int FirstFlags = 0x4;
    private const int SampleDuration = 0x100;

    /// <summary>Far more samples than a real run has: a run is a few seconds long.</summary>
    private const int MostSamples = 100_000;

    internal async Task ReadAsync(Box box)
    {
        await foreach (var child in BoxWalk.ChildrenAsync(window, box.Body, box.End).ConfigureAwait(false))
        {
            if (child.Type == "traf")
            {
                await ReadTrackAsync(child).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadTrackAsync(Box box)
    {
        uint track = 0;
        ulong? sampleDuration = null;
        ulong? start = null;
        ulong length = 0;
        await foreach (var child in BoxWalk.ChildrenAsync(window, box.Body, box.End).ConfigureAwait(false))
        {
            switch (child.Type)
            {
                case "tfhd":
                    (track, sampleDuration) = await ReadHeaderAsync(child).ConfigureAwait(false);
                    break;
                case "tfdt":
                    start = await ReadStartAsync(child).ConfigureAwait(false);
                    break;
                case "trun":
                    length += await ReadRunAsync(child, sampleDuration).ConfigureAwait(false);
                    break;
            }
        }

        if (start is null && hasSkipped)
        {
            throw new UntoldException("its fragments do not say when they begin");
        }

        var begin = start ?? (ends.TryGetValue(track, out var known) ? known : 0);
        if (length > long.MaxValue || begin > long.MaxValue)
        {
            throw new UntoldException("the times of its fragments are impossible");
        }

        if (!starts.ContainsKey(track))
        {
            starts[track] = begin;
        }

        ends[track] = Math.Max(begin + length, ends.TryGetValue(track, out var end) ? end : 0);
    }

    private async Task<(uint Track, ulong? SampleDuration)> ReadHeaderAsync(Box box)
    {
        await BoxWalk.NeedAsync(window, box, 8).ConfigureAwait(false);
        var flags = (int)window.Number(box.Body + 1, 3);
        var track = (uint)window.Number(box.Body + 4, 4);
        if ((flags & DefaultDuration) == 0)
        {
            return (track, movie.DefaultSampleDurations.TryGetValue(track, out var usual) ? usual : null);
        }

        var at = 8 + ((flags & BaseOffset) != 0 ? 8 : 0) + ((flags & Description) != 0 ? 4 : 0);
        await BoxWalk.NeedAsync(window, box, at + 4).ConfigureAwait(false);
        return (track, window.Number(box.Body + at, 4));
    }

    private async Task<ulong> ReadStartAsync(Box box)
    {
        await BoxWalk.NeedAsync(window, box, 4).ConfigureAwait(false);
        var bytes = window.Byte(box.Body) == 1 ? 8 : 4;
        await BoxWalk.NeedAsync(window, box, 4 + bytes).ConfigureAwait(false);
        return window.Number(box.Body + 4, bytes);
    }

    private async Task<ulong> ReadRunAsync(Box box, ulong? sampleDuration)
    {
        await BoxWalk.NeedAsync(window, box, 8).ConfigureAwait(false);
        var flags = (int)window.Number(box.Body + 1, 3);
        var count = window.Number(box.Body + 4, 4);
        if (count > MostSamples)
        {
            throw new UntoldException("one of its fragments has too many samples");
        }

        if ((flags & SampleDuration) == 0)
        {
            return count * (sampleDuration ?? throw new UntoldException("its fragments do not say how long they are"));
        }

        // Duration, size, flags and time offset of a sample: each is present for all samples or for none.
        var size = 4 * (((flags >> 8) & 1) + ((flags >> 9) & 1) + ((flags >> 10) & 1) + ((flags >> 11) & 1));
        var head = 8 + ((flags & DataOffset) != 0 ? 4 : 0) + ((flags & FirstFlags) != 0 ? 4 : 0);
        var all = (long)count * size;
        if (box.Length < head + all || !await window.HasAsync(box.Body, head + (int)all).ConfigureAwait(false))
        {
            throw new UntoldException("it ends within a fragment");
        }

        ulong length = 0;
        for (var at = box.Body + head; at < box.Body + head + all; at += size)
        {
            length += window.Number(at, 4);
        }

        return length;
    }
}
