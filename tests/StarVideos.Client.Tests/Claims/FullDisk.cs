using StarVideos.Files;

namespace StarVideos.Client.Tests.Claims;

/// <summary>A disk on which the journal cannot be written while it is full, although its lock can be taken.</summary>
internal sealed class FullDisk : Disk
{
    internal bool IsFull { get; set; }

    internal override FileStream OpenPrivate(string path, FileMode mode, FileAccess access, FileShare share) =>
        IsFull && !path.EndsWith(".lock", StringComparison.Ordinal) ? throw new IOException("No space left on device") : base.OpenPrivate(path, mode, access, share);
}
