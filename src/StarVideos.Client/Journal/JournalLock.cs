using StarVideos.Files;
using StarVideos.Retry;

namespace StarVideos.Journal;

/// <summary>
/// Keeps processes from writing at once: a file beside the journal, opened by one at a time. (.NET's append mode seeks and then
/// writes, so it is no protection.) The operating system lets go of it when its holder dies. The file is empty and is never deleted:
/// two processes could otherwise hold two files of one name.
/// </summary>
internal static class JournalLock
{
    /// <summary>Far longer than any append or compaction takes.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan Ceiling = TimeSpan.FromMilliseconds(50);

    /// <returns>The lock, to be disposed of; null if someone else holds it, or its folder has only now been made.</returns>
    internal static IDisposable? TryTake(string journal)
    {
        var path = journal + ".lock";
        try
        {
            return Open(path);
        }
        catch (DirectoryNotFoundException)
        {
            // For the next attempt: others may be here for the first time as well, and be faster.
            OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
            return null;
        }
        catch (IOException fault) when (IsBusy(fault))
        {
            return null;
        }
    }

    /// <param name="journal">Path of the journal.</param>
    /// <param name="isWanted">Asked between attempts; the wait ends when nobody wants the lock any more.</param>
    /// <param name="clock">Waits.</param>
    /// <returns>The lock, or null if it is no longer wanted.</returns>
    /// <exception cref="IOException">Someone else holds it for too long.</exception>
    internal static async Task<IDisposable?> TakeAsync(string journal, Func<bool> isWanted, Clock clock)
    {
        var waited = TimeSpan.Zero;
        for (var ceiling = Shortest; isWanted(); ceiling = Min(ceiling + ceiling, Ceiling))
        {
            if (TryTake(journal) is { } held)
            {
                return held;
            }

            if (waited >= Longest)
            {
                throw new IOException($"another process has held '{journal}.lock' for {Longest.TotalSeconds} seconds");
            }

            // Full jitter, or processes that collided once would go on colliding.
            var delay = Shortest + TimeSpan.FromTicks((long)(ceiling.Ticks * Jitter.Next()));
            await clock.Delay(delay, CancellationToken.None).ConfigureAwait(false);
            waited += delay;
        }

        return null;
    }

    private static FileStream Open(string path) => OwnerOnly.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>Windows: sharing or lock violation. Linux and macOS: EWOULDBLOCK.</summary>
    private static bool IsBusy(IOException fault) =>
        Path.DirectorySeparatorChar == '\\' ? (fault.HResult & 0xFFFF) is 32 or 33 : fault.HResult is 11 or 35;
}
