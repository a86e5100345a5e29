using StarVideos.References.Media.Boxes;

namespace StarVideos.References.Media.Images;

/// <summary>
/// Reads the size of a HEIC or AVIF image from the properties of its items. An image may consist of tiles; the largest size is that of the whole
/// image.
/// </summary>
internal static class StillBoxes
{
    private const int FullBoxHeader = 4;

    internal static async Task<MediaFacts> ReadAsync(MediaFacts facts, ByteWindow window)
    {
        if (await ChildAsync(window, 0, window.Length ?? long.MaxValue, "meta").ConfigureAwait(false) is not { } meta
            || await ChildAsync(window, meta.Body + FullBoxHeader, meta.End, "iprp").ConfigureAwait(false) is not { } properties
            || await ChildAsync(window, properties.Body, properties.End, "ipco").ConfigureAwait(false) is not { } container)
        {
            return facts with { Untold = "it has no item properties" };
        }

        var best = facts;
        await foreach (var box in BoxWalk.ChildrenAsync(window, container.Body, container.End).ConfigureAwait(false))
        {
            if (box.Type == "ispe" && box.Length >= FullBoxHeader + 8 && await window.HasAsync(box.Body, FullBoxHeader + 8).ConfigureAwait(false))
            {
                var sized = facts.Sized(window.Number(box.Body + 4, 4), window.Number(box.Body + 8, 4));
                best = Area(sized) > Area(best) ? sized : best;
            }
        }

        return best;
    }

    private static async Task<Box?> ChildAsync(ByteWindow window, long from, long end, string type)
    {
        await foreach (var box in BoxWalk.ChildrenAsync(window, from, end).ConfigureAwait(false))
        {
            if (box.Type == type)
            {
                return box;
            }
        }

        return null;
    }

    private static long Area(MediaFacts facts) => (long)(facts.Width ?? 0) * (facts.Height ?? 0);
}
