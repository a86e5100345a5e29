using StarVideos.Files;

namespace StarVideos.Journal;

/// <summary>
/// Keeps several processes from writing at the same time: a lock file beside the journal, locked by one process at a time. (The append mode
/// of .NET seeks and then writes, so it does not protect.) If the process ends in any way, the operating system releases the lock. The lock
/// file is never deleted: otherwise two processes could lock two files of the same name. The lock file is empty until there is a journal;
/// then it holds one byte. That byte tells a removed journal from a journal that was never made.
/// </summary>
internal static class JournalLock
{
    /// <summary>The path of the lock file of a journal.</summary>
    internal static string PathOf(string journal) => journal + ".lock";

    /// <returns>The lock, to be disposed of; null if it is held already.</returns>
    internal static IDisposable? TryTake(string journal) => TryOpen(journal, Disk.Real);

    /// <returns>The lock file, open and locked; closing it releases the lock. Null if another process holds the lock.</returns>
    /// <exception cref="IOException">The file cannot be made, or its file system has no locks.</exception>
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
    /// Writes the byte into the lock file that says that there is a journal. To be called after the journal's name is on the device: otherwise a
    /// power cut could leave the byte without a journal.
    /// </summary>
    /// <param name="held">The lock; if null, nothing is written.</param>
    internal static void RememberJournal(FileStream? held)
    {
        if (held?.Length == 0)
        {
            held.WriteByte((byte)'\n');
            held.Flush();
        }
    }

    /// <summary>Whether a journal once existed beside this lock file. If it is missing now, a person has removed it, or the disk has failed.</summary>
    internal static bool KnowsOfJournal(string journal) => new FileInfo(PathOf(journal)) is { Exists: true, Length: > 0 };

    /// <summary>
    /// Makes the folder and flushes its name and those of its parents before the lock file is made in it. So where a lock file exists, only the
    /// names in its own folder are still to be flushed.
    /// </summary>
    private static void PrepareFolder(string folder, Disk disk)
    {
        Folders.Make(disk, folder, isPrivate: true);
        Folders.FlushNames(disk, folder);
    }
}
