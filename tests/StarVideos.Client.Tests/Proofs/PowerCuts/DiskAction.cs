namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>The kinds of entries in a record of a disk.</summary>
internal enum DiskAction
{
    MakeFolder,
    Create,
    Write,
    Truncate,
    Flush,
    Rename,
    Delete,
    FlushFolder,

    /// <summary>Not an action on the disk: something that others rely on from now on.</summary>
    Promise,
}
