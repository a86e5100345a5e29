namespace StarVideos.Files;

/// <summary>
/// All that journal, index and saving change on disk goes through here. The methods can be overridden so that a test can record what is done,
/// and try out what a power cut would leave of it.
/// </summary>
internal class Disk
{
    /// <summary>The disk of this computer.</summary>
    internal static Disk Real { get; } = new();

    /// <summary>Opens a file that only its owner may read, where it is made here.</summary>
    internal virtual FileStream OpenPrivate(string path, FileMode mode, FileAccess access, FileShare share) => OwnerOnly.Open(path, mode, access, share);

    /// <summary>Opens a file to be read and written, and makes it if it is missing, with the permissions that any new file gets here.</summary>
    internal virtual FileStream OpenShared(string path, FileShare share) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1);

    /// <summary>
    /// Makes a new file for a video. While it is open, nobody else can lock it, which tells a file in use from one that was left behind;
    /// it can be given another name while it is open.
    /// </summary>
    internal virtual FileStream CreateVideo(string path) => new DurableFile(path);

    /// <summary>Makes one folder, if it is missing. The folder above it exists.</summary>
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

    /// <summary>Gives a file another name in the same folder, in one step.</summary>
    internal virtual void Rename(string path, string other, bool replace) => AtomicRename.Move(path, other, replace);

    /// <returns>The mount option that makes the locks of this folder hold on this computer only; null if there is none.</returns>
    internal virtual string? LocalLocks(string folder) => MountTable.LocalLocks(folder);

    /// <summary>Removes a file, if it is there.</summary>
    internal virtual void Delete(string path) => File.Delete(path);

    /// <summary>
    /// Returns when the names in a folder are on the device: a file that was flushed can still lose its name in a power cut. Windows
    /// keeps a log of names, so nothing is done there.
    /// </summary>
    /// <returns>Why this folder cannot be flushed, as on some network shares; null if it was done.</returns>
    /// <exception cref="IOException">The device failed.</exception>
#if NET
    internal virtual string? FlushFolder(string path) => OperatingSystem.IsWindows() ? null : UnixCalls.FlushFolder(path);
#else
    internal virtual string? FlushFolder(string path) => null;
#endif
}
