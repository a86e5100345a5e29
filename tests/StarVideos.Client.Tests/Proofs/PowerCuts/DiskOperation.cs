namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>One thing that was done to the disk, or one promise that was made meanwhile.</summary>
/// <param name="Action">What.</param>
/// <param name="Path">The full path; for bytes of a file the one it was opened under.</param>
internal sealed record DiskOperation(DiskAction Action, string Path)
{
    /// <summary>The file whatever its name, for what is done to bytes; files are numbered as they are made.</summary>
    internal int File { get; init; }

    /// <summary>Where bytes are written, or the new length.</summary>
    internal long Offset { get; init; }

    internal byte[] Bytes { get; init; } = [];

    /// <summary>The new name, in full.</summary>
    internal string NewPath { get; init; } = "";

    internal Promise? Promise { get; init; }

    public override string ToString() => $"{Action} {Promise?.ToString() ?? System.IO.Path.GetFileName(Path)}";
}
