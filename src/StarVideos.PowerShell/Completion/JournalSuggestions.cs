using System.Diagnostics;

namespace StarVideos.PowerShell.Completion;

/// <summary>What of the journal is worth suggesting: the newest. Never a request, never an error in the middle of somebody's typing, and never a long wait.</summary>
internal static class JournalSuggestions
{
    private const int Most = 100;

    /// <summary>How long to read at most.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(80);

    /// <param name="read">What to read, newest first and lazily.</param>
    /// <param name="isWanted">What of it to suggest.</param>
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
