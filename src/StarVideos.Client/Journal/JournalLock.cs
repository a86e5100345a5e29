using StarVideos.Files;
using StarVideos.Time;

namespace StarVideos.Journal;

/// <summary>
/// Keeps processes from writing at once: a file beside the journal, locked by one at a time. (.NET's append mode seeks and then
/// writes, so it is no protection.) The operating system lets go of it when its holder dies. The file is never deleted: two processes
/// could otherwise hold two files of one name. It is empty until there is a journal, and then holds one byte: so a journal that is
/// gone is told from one that is yet to come.
/// </summary>
internal static class JournalLock
{
    /// <summary>Far longer than any append or compaction takes.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan Ceiling = TimeSpan.FromMilliseconds(50);

    /// <summary>Where the lock of a journal is.</summary>
    internal static string PathOf(string journal) => journal + ".lock";

    /// <returns>The lock, to be disposed of; null if someone else holds it.</returns>
    internal static IDisposable? TryTake(string journal) => TryOpen(journal, Disk.Real);

    /// <returns>The file, opened and locked, whose closing lets go of the lock; null if someone else holds it.</returns>
    /// <exception cref="IOException">It cannot be made, or files cannot be locked there.</exception>
    internal static FileStream? TryOpen(string journal, Disk disk)
    {
        var path = PathOf(journal);
        try
        {
            if (!File.Exists(path))
            {
                PrepareFolder(Path.GetDirectoryName(path)!, disk);
            }

            return Locked(disk.OpenPrivate(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException fault) when (IsBusy(fault))
        {
            return null;
        }
    }

    /// <summary>
    /// Writes into the lock that there is a journal: after the journal's name is on the device, or a power cut would leave the word of a
    /// journal that has never counted.
    /// </summary>
    /// <param name="held">The lock; nothing happens without one.</param>
    internal static void RememberJournal(FileStream? held)
    {
        if (held?.Length == 0)
        {
            held.WriteByte((byte)'\n');
            held.Flush();
        }
    }

    /// <summary>Whether there was a journal beside this lock. Then only a person takes it away, or a failing disk.</summary>
    internal static bool KnowsOfJournal(string journal) => new FileInfo(PathOf(journal)) is { Exists: true, Length: > 0 };

    /// <param name="tryTake">Takes the lock, unless someone else holds it.</param>
    /// <param name="journal">Path of the journal.</param>
    /// <param name="isWanted">Asked between attempts; the wait ends when nobody wants the lock any more.</param>
    /// <param name="clock">Waits.</param>
    /// <returns>The lock, or null if it is no longer wanted.</returns>
    /// <exception cref="IOException">Someone else holds it for too long.</exception>
    internal static async Task<IDisposable?> WaitAsync(Func<IDisposable?> tryTake, string journal, Func<bool> isWanted, Clock clock)
    {
        var waited = TimeSpan.Zero;
        for (var ceiling = Shortest; isWanted(); ceiling = Min(ceiling + ceiling, Ceiling))
        {
            if (tryTake() is { } held)
            {
                return held;
            }

            if (waited >= Longest)
            {
                throw new IOException($"another process has held '{PathOf(journal)}' for {Longest.TotalSeconds} seconds");
            }

            // Full jitter, or processes that collided once would go on colliding.
            var delay = Shortest + TimeSpan.FromTicks((long)(ceiling.Ticks * Jitter.Next()));
            await clock.Delay(delay, CancellationToken.None).ConfigureAwait(false);
            waited += delay;
        }

        return null;
    }

    /// <summary>
    /// The names of all folders down to this one are on the device before the lock has a name in it. So where the lock is found, only
    /// the names beside it are still to be flushed.
    /// </summary>
    private static void PrepareFolder(string folder, Disk disk)
    {
        Folders.Make(disk, folder, isPrivate: true);
        Folders.FlushNames(disk, folder);
    }

    /// <summary>
    /// .NET does not lock where it is told not to (DOTNET_SYSTEM_IO_DISABLEFILELOCKING), and passes over a file system that has no locks
    /// or that refuses one with another number than usual; then two runs could pay for the same row.
    /// </summary>
    /// <returns>The file; null if someone else holds the lock.</returns>
    private static FileStream? Locked(FileStream file)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            var isLocked = false;
            try
            {
                isLocked = UnixCalls.TryLock(file.SafeFileHandle);
            }
            finally
            {
                if (!isLocked)
                {
                    file.Dispose();
                }
            }

            return isLocked ? file : null;
        }
#endif
        return file;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>Windows, and .NET Framework wherever it is emulated: sharing or lock violation. Linux and macOS: EWOULDBLOCK.</summary>
    private static bool IsBusy(IOException fault) => (fault.HResult & 0xFFFF) is 32 or 33 || fault.HResult is 11 or 35;
}
