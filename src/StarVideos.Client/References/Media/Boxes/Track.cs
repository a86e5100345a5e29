namespace StarVideos.References.Media.Boxes;

/// <summary>One track of a movie, from its headers.</summary>
internal sealed class Track
{
    private const string PictureHandler = "vide";

    internal uint Id { get; private set; }

    /// <summary>The duration in units of the movie.</summary>
    internal ulong? Duration { get; private set; }

    /// <summary>The width in pixels, as it is shown.</summary>
    internal ulong Width { get; private set; }

    internal ulong Height { get; private set; }

    /// <summary>Units per second, for the fragments of this track.</summary>
    internal ulong Timescale { get; private set; }

    /// <summary>Whether this is a video track; null if the track does not say so.</summary>
    internal bool? IsPicture { get; private set; }

    internal static async Task<Track> ReadAsync(ByteWindow window, Box box)
    {
        var track = new Track();
        await foreach (var child in BoxWalk.ChildrenAsync(window, box.Body, box.End).ConfigureAwait(false))
        {
            if (child.Type == "tkhd")
            {
                await track.ReadHeaderAsync(window, child).ConfigureAwait(false);
            }
            else if (child.Type == "mdia")
            {
                await track.ReadMediaAsync(window, child).ConfigureAwait(false);

                // Nothing after this box is needed, and the tables in it may be large.
                break;
            }
        }

        return track;
    }

    private async Task ReadHeaderAsync(ByteWindow window, Box box)
    {
        await BoxWalk.NeedAsync(window, box, 4).ConfigureAwait(false);

        // Version 1 has two times and a duration of 8 bytes each; version 0 has 4 bytes each.
        var isLong = window.Byte(box.Body) == 1;
        await BoxWalk.NeedAsync(window, box, isLong ? 96 : 84).ConfigureAwait(false);
        Id = (uint)window.Number(box.Body + (isLong ? 20 : 12), 4);
        Duration = Ticks.Read(window, box.Body + (isLong ? 28 : 20), isLong ? 8 : 4);

        var matrix = box.Body + (isLong ? 52 : 40);
        var width = window.Number(matrix + 36, 4) >> 16;
        var height = window.Number(matrix + 40, 4) >> 16;

        // A rotation by a quarter turn: both values on the main diagonal are zero.
        var isTurned = window.Number(matrix, 4) == 0 && window.Number(matrix + 16, 4) == 0 && window.Number(matrix + 4, 4) != 0;
        (Width, Height) = isTurned ? (height, width) : (width, height);
    }

    private async Task ReadMediaAsync(ByteWindow window, Box box)
    {
        await foreach (var child in BoxWalk.ChildrenAsync(window, box.Body, box.End).ConfigureAwait(false))
        {
            if (child.Type == "mdhd")
            {
                await BoxWalk.NeedAsync(window, child, 4).ConfigureAwait(false);
                var isLong = window.Byte(child.Body) == 1;
                await BoxWalk.NeedAsync(window, child, isLong ? 24 : 16).ConfigureAwait(false);
                Timescale = window.Number(child.Body + (isLong ? 20 : 12), 4);
            }
            else if (child.Type == "hdlr")
            {
                await BoxWalk.NeedAsync(window, child, 12).ConfigureAwait(false);
                IsPicture = window.Name(child.Body + 8) == PictureHandler;
            }

            if (Timescale > 0 && IsPicture is not null)
            {
                return;
            }
        }
    }
}
