namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>What is in a record of a disk.</summary>
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

    /// <summary>Nothing that happens on the disk: something that others rely on from here on.</summary>
    Promise,
}
