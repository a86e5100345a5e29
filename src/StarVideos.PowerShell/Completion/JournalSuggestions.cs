using System.Diagnostics;

namespace StarVideos.PowerShell.Completion;

/// <summary>Suggestions from the journal: the newest entries. Sends no request, gives no error while somebody types, and takes little time.</summary>
internal static class JournalSuggestions
{
    private const int Most = 100;

    /// <summary>The longest time to read.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(80);

    /// <param name="read">Reads the entries, newest first and lazily.</param>
    /// <param name="isWanted">Which entries to suggest.</param>
    internal static IReadOnlyList<T> Newest<T>(Func<VideoJournal, IEnumerable<T>> read, Func<T, bool> isWanted)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            return read(VideoJournal.FromEnvironment()).TakeWhile(_ => watch.Elapsed < Longest).Where(isWanted).Take(Most).ToArray();
        }
        catch (StarVideosException)
        {
            return [];
        }
    }
}
