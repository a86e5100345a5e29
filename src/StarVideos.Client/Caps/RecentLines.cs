using StarVideos.Journal;

namespace StarVideos.Caps;

/// <summary>Finds where the lines of the last hours begin in a journal, so that a long journal is not read whole.</summary>
internal static class RecentLines
{
    /// <summary>
    /// How many old lines in a row end the search. One is not enough, because lines are not exactly in the order of their times: the clocks
    /// of several computers differ or are set, and lines that a power cut had removed are written again at the end.
    /// </summary>
    internal const int Enough = 1000;

    /// <summary>An outcome is written later than its intent, and the intent has to be found as well.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <param name="file">The journal.</param>
    /// <param name="length">How many bytes of it to search, from its beginning.</param>
    /// <param name="since">Lines from this time on are wanted.</param>
    /// <returns>The position of the first of them; the end of the last whole line if there are none.</returns>
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
