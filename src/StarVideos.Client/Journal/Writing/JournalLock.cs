using StarVideos.Files;

namespace StarVideos.Journal;

/// <summary>
/// Keeps processes from writing at once: a file beside the journal, locked by one at a time. (.NET's append mode seeks and then
/// writes, so it is no protection.) The operating system lets go of it when its holder dies. The file is never deleted: two processes
/// could otherwise hold two files of one name. It is empty until there is a journal, and then holds one byte: so a journal that is
/// gone is told from one that is yet to come.
/// </summary>
internal static class JournalLock
{
    /// <summary>Where the lock of a journal is.</summary>
    internal static string PathOf(string journal) => journal + ".lock";

    /// <returns>The lock, to be disposed of; null if someone else holds it.</returns>
    internal static IDisposable? TryTake(string journal) => TryOpen(journal, Disk.Real);

    /// <returns>The file, opened and locked, whose closing lets go of the lock; null if someone else holds it.</returns>
    /// <exception cref="IOException">It cannot be made, or files cannot be locked there.</exception>
    internal static FileStream? TryOpen(string journal, Disk disk)
    {
        var path = PathOf(journal);
        return FileLock.TryTake(() =>
        {
            if (!File.Exists(path))
            {
                PrepareFolder(Path.GetDirectoryName(path)!, disk);
            }

            return disk.OpenPrivate(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        });
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

    /// <summary>
    /// The names of all folders down to this one are on the device before the lock has a name in it. So where the lock is found, only
    /// the names beside it are still to be flushed.
    /// </summary>
    private static void PrepareFolder(string folder, Disk disk)
    {
        Folders.Make(disk, folder, isPrivate: true);
        Folders.FlushNames(disk, folder);
    }
}
