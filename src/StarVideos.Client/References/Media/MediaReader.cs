using StarVideos.References.Media.Boxes;
using StarVideos.References.Media.Images;

namespace StarVideos.References.Media;

/// <summary>
/// Reads type, size and duration of an image or a video from its headers. It ends for any bytes. The result says what was found, and why
/// the rest was not.
/// </summary>
internal static class MediaReader
{
    /// <exception cref="UntoldException">Not even the first bytes could be read.</exception>
    internal static async Task<MediaFacts> ReadAsync(IByteSource source)
    {
        // The first piece often holds the headers too, so it is given to the window and not read again.
        var first = await source.ReadAsync(0, FirstBytes.Most).ConfigureAwait(false);
        if (first.Length == 0)
        {
            return new MediaFacts(MediaFormat.Unknown) { IsEmpty = true };
        }

        var head = first.Length <= FirstBytes.Most ? first : first.Take(FirstBytes.Most).ToArray();
        var facts = new MediaFacts(FirstBytes.Format(head));
        var window = new ByteWindow(new Begun(source, first));
        try
        {
            return await ReadAsync(facts, window).ConfigureAwait(false);
        }
        catch (UntoldException untold)
        {
            return facts with { Untold = untold.Message };
        }
    }

    private static async Task<MediaFacts> ReadAsync(MediaFacts facts, ByteWindow window)
    {
        var format = facts.Format;
        if (format == MediaFormat.Jpeg)
        {
            return await JpegHeader.ReadAsync(facts, window).ConfigureAwait(false);
        }

        if (format == MediaFormat.Heic || format == MediaFormat.Heif || format == MediaFormat.Avif)
        {
            return await StillBoxes.ReadAsync(facts, window).ConfigureAwait(false);
        }

        if (format == MediaFormat.Mp4 || format == MediaFormat.QuickTime || format == MediaFormat.ThreeGp)
        {
            return await new MovieReader(window).ReadAsync(facts).ConfigureAwait(false);
        }

        if (format == MediaFormat.WebM || format == MediaFormat.Matroska)
        {
            return await MatroskaHeader.ReadAsync(facts, window).ConfigureAwait(false);
        }

        return format.Family switch
        {
            MediaFamily.Image => await FixedHeaders.ReadAsync(facts, window).ConfigureAwait(false),
            MediaFamily.Video => facts with { Untold = "the duration of this type is not read" },
            _ => facts,
        };
    }

    /// <summary>A source whose first piece was already read.</summary>
    private sealed class Begun(IByteSource source, byte[] first) : IByteSource
    {
        public long? Length => source.Length;

        public Task<byte[]> ReadAsync(long offset, int least) =>
            offset == 0 && least <= first.Length ? Task.FromResult(first)
            : offset < first.Length && least <= first.Length - offset ? Task.FromResult(Rest((int)offset))
            : source.ReadAsync(offset, least);

        private byte[] Rest(int offset)
        {
            var rest = new byte[first.Length - offset];
            Array.Copy(first, offset, rest, 0, rest.Length);
            return rest;
        }
    }
}
