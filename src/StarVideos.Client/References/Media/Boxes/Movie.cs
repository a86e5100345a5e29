namespace StarVideos.References.Media.Boxes;

/// <summary>The movie box (moov), which holds the headers of a video.</summary>
internal sealed class Movie
{
    private readonly List<Track> _tracks = [];

    /// <summary>Units per second.</summary>
    internal ulong Timescale { get; private set; }

    /// <summary>The duration in units, without fragments.</summary>
    internal ulong? Duration { get; private set; }

    /// <summary>Whether more of the video is in fragments after the movie box.</summary>
    internal bool IsFragmented { get; private set; }

    /// <summary>The duration in units, with all fragments; null if the movie box does not give it.</summary>
    internal ulong? FragmentedDuration { get; private set; }

    internal IReadOnlyList<Track> Tracks => _tracks;

    /// <summary>The default length of a sample in fragments, by the id of the track.</summary>
    internal Dictionary<uint, ulong> DefaultSampleDurations { get; } = [];

    /// <summary>Reads the box. Sets each property as soon as its value is found, so that it is kept if later content cannot be read.</summary>
    /// <exception cref="UntoldException">Something in the box cannot be read.</exception>
    internal async Task ReadAsync(ByteWindow window, Box box)
    {
        await foreach (var child in BoxWalk.ChildrenAsync(window, box.Body, box.End).ConfigureAwait(false))
        {
            switch (child.Type)
            {
                case "mvhd":
                    await ReadHeaderAsync(window, child).ConfigureAwait(false);
                    break;
                case "trak":
                    _tracks.Add(await Track.ReadAsync(window, child).ConfigureAwait(false));
                    break;
                case "mvex":
                    IsFragmented = true;
                    await ReadExtensionAsync(window, child).ConfigureAwait(false);
                    break;
                case "cmov":
                    throw new UntoldException("its header is compressed");
            }
        }

        if (box.IsCut)
        {
            throw new UntoldException("it ends within its header");
        }
    }

    private async Task ReadHeaderAsync(ByteWindow window, Box box)
    {
        await BoxWalk.NeedAsync(window, box, 4).ConfigureAwait(false);
        var isLong = window.Byte(box.Body) == 1;
        await BoxWalk.NeedAsync(window, box, isLong ? 32 : 20).ConfigureAwait(false);
        Timescale = window.Number(box.Body + (isLong ? 20 : 12), 4);
        Duration = Ticks.Read(window, box.Body + (isLong ? 24 : 16), isLong ? 8 : 4);
    }

    private async Task ReadExtensionAsync(ByteWindow window, Box box)
    {
        await foreach (var child in BoxWalk.ChildrenAsync(window, box.Body, box.End).ConfigureAwait(false))
        {
            if (child.Type == "mehd")
            {
                await BoxWalk.NeedAsync(window, child, 4).ConfigureAwait(false);
                var bytes = window.Byte(child.Body) == 1 ? 8 : 4;
                await BoxWalk.NeedAsync(window, child, 4 + bytes).ConfigureAwait(false);
                FragmentedDuration = Ticks.Read(window, child.Body + 4, bytes);
            }
            else if (child.Type == "trex")
            {
                await BoxWalk.NeedAsync(window, child, 24).ConfigureAwait(false);
                DefaultSampleDurations[(uint)window.Number(child.Body + 4, 4)] = window.Number(child.Body + 12, 4);
            }
        }
    }
}
