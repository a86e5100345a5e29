namespace StarVideos.References.Media.Boxes;

/// <summary>An index of segments (sidx). If it covers the rest of a file, it gives the duration without reading the fragments.</summary>
/// <param name="End">The end of the last segment in the index.</param>
/// <param name="Duration">The length of all segments in the index together.</param>
internal sealed record SegmentIndex(long End, TimeSpan? Duration)
{
    private const int EntrySize = 12;

    /// <summary>So many entries are a small part of what may be read. Real files have fewer, because a segment is seconds long.</summary>
    private const int MostEntries = 4096;

    /// <exception cref="UntoldException">The index cannot be read.</exception>
    internal static async Task<SegmentIndex?> ReadAsync(ByteWindow window, Box box)
    {
        await BoxWalk.NeedAsync(window, box, 12).ConfigureAwait(false);
        var isLong = window.Byte(box.Body) != 0;
        var timescale = window.Number(box.Body + 8, 4);
        var head = isLong ? 32 : 24;
        await BoxWalk.NeedAsync(window, box, head).ConfigureAwait(false);
        var first = window.Number(box.Body + (isLong ? 20 : 16), isLong ? 8 : 4);
        var count = (int)window.Number(box.Body + head - 2, 2);
        if (count > MostEntries || first > int.MaxValue || box.End > long.MaxValue / 2)
        {
            return null;
        }

        await BoxWalk.NeedAsync(window, box, head + (count * EntrySize)).ConfigureAwait(false);
        ulong duration = 0;
        var end = box.End + (long)first;
        for (var at = box.Body + head; at < box.Body + head + (count * EntrySize); at += EntrySize)
        {
            // The first bit says whether the entry refers to another index.
            end += (long)(window.Number(at, 4) & 0x7FFFFFFF);
            duration += window.Number(at + 4, 4);
        }

        return new SegmentIndex(end, Ticks.Time(duration, timescale));
    }
}
