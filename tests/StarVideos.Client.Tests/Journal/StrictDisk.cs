using StarVideos.Files;

namespace StarVideos.Client.Tests.Journal;

/// <summary>A disk that can be told to open no more files, as for a process without free handles. Flushing its folders may fail as well.</summary>
internal sealed class StrictDisk : Disk
{
    internal bool HasNoHandles { get; set; }

    /// <summary>What <see cref="FlushFolder"/> returns.</summary>
    internal string? Reason { get; init; }

    /// <summary>What <see cref="FlushFolder"/> throws.</summary>
    internal IOException? Fault { get; set; }

    internal List<string> FlushedFolders { get; } = [];

    internal override FileStream OpenPrivate(string path, FileMode mode, FileAccess access, FileShare share) =>
        HasNoHandles ? throw new IOException("Too many open files") : base.OpenPrivate(path, mode, access, share);

    internal override string? FlushFolder(string path)
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        FlushedFolders.Add(path);
        return Reason ?? base.FlushFolder(path);
    }
}
