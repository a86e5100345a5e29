namespace StarVideos.Files;

/// <summary>
/// Every change that the journal, the index and the saver make on disk goes through this class. A test can override the methods to record
/// the changes and to try what a power cut leaves of them.
/// </summary>
internal class Disk
{
    /// <summary>The disk of this computer.</summary>
    internal static Disk Real { get; } = new();

    /// <summary>Opens a file. A new file can be read by its owner only.</summary>
    internal virtual FileStream OpenPrivate(string path, FileMode mode, FileAccess access, FileShare share) => OwnerOnly.Open(path, mode, access, share);

    /// <summary>Opens a file to read and write. If it is missing, makes it with the default permissions.</summary>
    internal virtual FileStream OpenShared(string path, FileShare share) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1);

    /// <summary>
    /// Makes a new file for a video. While it is open, no other process can lock it: so a file in use differs from one that a stopped process
    /// left. The file can be renamed while it is open.
    /// </summary>
    internal virtual FileStream CreateVideo(string path) => new DurableFile(path);

    /// <summary>Makes one folder, if it is missing. Its parent folder must exist.</summary>
    internal virtual void MakeFolder(string path, bool isPrivate)
    {
        if (isPrivate)
        {
            OwnerOnly.CreateFolder(path);
        }
        else
        {
            Directory.CreateDirectory(path);
        }
    }

    /// <summary>Renames a file within its folder, in one step.</summary>
    internal virtual void Rename(string path, string other, bool replace) => AtomicRename.Move(path, other, replace);

    /// <returns>The mount option that limits the locks of this folder to this computer; null if there is none.</returns>
    internal virtual string? LocalLocks(string folder) => MountTable.LocalLocks(folder);

    /// <summary>Removes a file, if it exists.</summary>
    internal virtual void Delete(string path) => File.Delete(path);

    /// <summary>
    /// Flushes the names in a folder to the device: after a power cut, a flushed file can still lose its name. Does nothing on Windows, which
    /// keeps a log of names.
    /// </summary>
    /// <returns>Why this folder cannot be flushed, as on some network shares; null if it was flushed.</returns>
    /// <exception cref="IOException">The device failed.</exception>
#if NET
    internal virtual string? FlushFolder(string path) => OperatingSystem.IsWindows() ? null : UnixCalls.FlushFolder(path);
#else
    internal virtual string? FlushFolder(string path) => null;
#endif
}
