namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>One action on the disk, or one promise that was made in between.</summary>
/// <param name="Action">The kind of action.</param>
/// <param name="Path">The full path. For bytes of a file, the path under which it was opened.</param>
internal sealed record DiskOperation(DiskAction Action, string Path)
{
    /// <summary>The number of the file, independent of its name, for actions on bytes. Files are numbered in the order in which they are made.</summary>
    internal int File { get; init; }

    /// <summary>The position of the bytes, or the new length.</summary>
    internal long Offset { get; init; }

    internal byte[] Bytes { get; init; } = [];

    /// <summary>The new full path.</summary>
    internal string NewPath { get; init; } = "";

    internal Promise? Promise { get; init; }

    public override string ToString() => $"{Action} {Promise?.ToString() ?? System.IO.Path.GetFileName(Path)}";
}
