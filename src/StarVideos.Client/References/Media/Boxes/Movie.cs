namespace StarVideos.References.Media.Boxes;

/// <summary>The movie box: what a video says of itself.</summary>
internal sealed class Movie
{
    private readonly List<Track> _tracks = [];

    /// <summary>Units in a second.</summary>
    internal ulong Timescale { get; private set; }

    /// <summary>In units, as far as the movie box goes: of a fragmented video that is not all.</summary>
    internal ulong? Duration { get; private set; }

    /// <summary>Whether more of the video is in fragments behind.</summary>
    internal bool IsFragmented { get; private set; }

    /// <summary>In units, with all fragments, if the movie box says so.</summary>
    internal ulong? FragmentedDuration { get; private set; }

    internal IReadOnlyList<Track> Tracks => _tracks;

    /// <summary>How long a sample of a fragment is where nothing else is said, by the id of the track.</summary>
    internal Dictionary<uint, ulong> DefaultSampleDurations { get; } = [];

    /// <summary>Fills what is found as it is found, so that it stays when something behind it cannot be read.</summary>
    /// <exception cref="UntoldException">Something cannot be read.</exception>
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
