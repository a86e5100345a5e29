namespace StarVideos.References.Media.Boxes;

/// <summary>Finds the movie box, before or after the media data, and reads duration and size from it.</summary>
internal sealed class MovieReader(ByteWindow window)
{
    internal async Task<MediaFacts> ReadAsync(MediaFacts facts)
    {
        var movie = new Movie();
        TimeSpan? duration = null;
        string? untold = null;
        bool isWhole = false;
        try
        {
            if (await FindAsync().ConfigureAwait(false) is not { } box)
            {
                return facts with { Untold = "it has no movie header (moov), as a file that was cut off has" };
            }

            await movie.ReadAsync(window, box).ConfigureAwait(false);
            isWhole = true;
            duration = await DurationAsync(movie, box.End).ConfigureAwait(false);
            untold = duration is null ? "its header gives no duration" : null;
        }
        catch (UntoldException why)
        {
            untold = why.Message;
        }

        var told = facts with { Duration = duration, Untold = untold, HasPicture = HasPicture(movie, isWhole) };
        return movie.Tracks.FirstOrDefault(track => track.IsPicture == true && track.Width > 0) is { } picture ? told.Sized(picture.Width, picture.Height) : told;
    }

    private async Task<Box?> FindAsync()
    {
        await foreach (var box in BoxWalk.ChildrenAsync(window, 0, window.Length ?? long.MaxValue).ConfigureAwait(false))
        {
            if (box.Type == "moov")
            {
                return box;
            }
        }

        return null;
    }

    private async Task<TimeSpan?> DurationAsync(Movie movie, long behind)
    {
        if (movie.IsFragmented)
        {
            return Ticks.Time(movie.FragmentedDuration, movie.Timescale)
                ?? await new FragmentReader(window, movie).DurationAsync(behind).ConfigureAwait(false);
        }

        // The duration of a movie is that of its longest track. If the movie header has none, the track headers may have it.
        return Ticks.Time(movie.Duration, movie.Timescale) ?? Ticks.Time(movie.Tracks.Max(track => track.Duration), movie.Timescale);
    }

    private static bool? HasPicture(Movie movie, bool isWhole) =>
        movie.Tracks.Any(track => track.IsPicture == true) ? true
        : isWhole && movie.Tracks.Count > 0 && movie.Tracks.All(track => track.IsPicture == false) ? false
        : null;
}
