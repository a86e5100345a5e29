using StarVideos.Journal;

namespace StarVideos.Caps;

/// <summary>Finds where in a journal the lines of the last hours begin, so that not all of a long journal has to be read.</summary>
internal static class RecentLines
{
    /// <summary>
    /// Lines are not quite in the order of their times: clocks of several computers differ or are set, and lines that a power cut had
    /// taken are put back at the end. So it is not the first old line that ends the search, but so many without a newer one.
    /// </summary>
    internal const int Enough = 1000;

    /// <summary>An outcome is written later than its intent, which has to be found as well.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <param name="file">The journal.</param>
    /// <param name="length">How much of it to look at, in bytes.</param>
    /// <param name="since">Lines from this time on are to be found.</param>
    /// <returns>Where the first of them begins; the end of the last whole line if there are none.</returns>
    internal static long Start(FileStream file, long length, DateTimeOffset since)
    {
        var oldest = (since - Slack).UtcDateTime;
        long? start = null;
        var old = 0;
        foreach (var (offset, bytes) in ReverseLines.Read(file, length))
        {
            start ??= offset;
            if (bytes.Array is not null && JournalLine.Parse(LinesBackwards.WithoutMark(bytes)) is { } line && line.At >= oldest)
            {
                start = offset;
                old = 0;
            }
            else if (++old == Enough)
            {
                break;
            }
        }

        return start ?? 0;
    }
}
