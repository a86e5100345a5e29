namespace StarVideos.References.Media.Images;

/// <summary>Walks the segments of a JPEG to the frame header. Previews and colour profiles come before it and may be large.</summary>
internal static class JpegHeader
{
    internal static async Task<MediaFacts> ReadAsync(MediaFacts facts, ByteWindow window)
    {
        // Every step moves by at least one byte, and the source limits how much is read, so the loop ends.
        for (var offset = 2L; await window.HasAsync(offset, 4).ConfigureAwait(false);)
        {
            if (window.Byte(offset) != 0xFF)
            {
                return facts with { Untold = "its segments do not follow each other" };
            }

            var marker = window.Byte(offset + 1);
            if (marker == 0xFF)
            {
                // A fill byte.
                offset++;
                continue;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                // These segments have no length field.
                offset += 2;
                continue;
            }

            if (marker is 0xD9 or 0xDA)
            {
                return facts with { Untold = "it has no frame header" };
            }

            var length = (long)window.Number(offset + 2, 2);
            if (length < 2)
            {
                return facts with { Untold = "its segments do not follow each other" };
            }

            // The excluded numbers are tables, not frames.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return await window.HasAsync(offset, 9).ConfigureAwait(false)
                    ? facts.Sized(window.Number(offset + 7, 2), window.Number(offset + 5, 2))
                    : facts with { Untold = "it ends within its header" };
            }

            offset += 2 + length;
        }

        return facts with { Untold = "it ends within its header" };
    }
}
