namespace StarVideos.References.Media.Images;

/// <summary>Image formats that have their size at a fixed position near the beginning.</summary>
internal static class FixedHeaders
{
    internal static async Task<MediaFacts> ReadAsync(MediaFacts facts, ByteWindow window)
    {
        var format = facts.Format;
        if (format == MediaFormat.Png && await window.HasAsync(0, 24).ConfigureAwait(false) && window.Name(12) == "IHDR")
        {
            return facts.Sized(window.Number(16, 4), window.Number(20, 4));
        }

        if (format == MediaFormat.Gif && await window.HasAsync(0, 10).ConfigureAwait(false))
        {
            return facts.Sized(window.Reversed(6, 2), window.Reversed(8, 2));
        }

        if (format == MediaFormat.Bmp && await window.HasAsync(0, 26).ConfigureAwait(false))
        {
            return Bitmap(facts, window);
        }

        if (format == MediaFormat.WebP && await window.HasAsync(0, 30).ConfigureAwait(false))
        {
            return WebP(facts, window);
        }

        return facts;
    }

    private static MediaFacts Bitmap(MediaFacts facts, ByteWindow window)
    {
        if (window.Reversed(14, 4) == 12)
        {
            return facts.Sized(window.Reversed(18, 2), window.Reversed(20, 2));
        }

        // A negative height means that the first row is the top row.
        var height = (int)window.Reversed(22, 4);
        return facts.Sized(window.Reversed(18, 4), (ulong)Math.Abs((long)height));
    }

    private static MediaFacts WebP(MediaFacts facts, ByteWindow window)
    {
        switch (window.Name(12))
        {
            // A lossy frame: its start code, then 14 bits each. The two bits above are a scale that is not applied.
            case "VP8 " when window.Number(23, 3) == 0x9D012A:
                return facts.Sized(window.Reversed(26, 2) & 0x3FFF, window.Reversed(28, 2) & 0x3FFF);

            // A lossless frame: 14 bits each, minus one.
            case "VP8L" when window.Byte(20) == 0x2F:
                var bits = window.Reversed(21, 4);
                return facts.Sized((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);

            // An extended file: 24 bits each, minus one.
            case "VP8X":
                return facts.Sized(window.Reversed(24, 3) + 1, window.Reversed(27, 3) + 1);

            default:
                return facts;
        }
    }
}
