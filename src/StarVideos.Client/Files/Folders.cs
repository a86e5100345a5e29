namespace StarVideos.Files;

/// <summary>Makes folders so that a power cut cannot take them away from under the files put into them.</summary>
internal static class Folders
{
    /// <summary>Makes a folder and those above it that are missing. The name of each is on the device before anything is put into it.</summary>
    /// <param name="disk">Where.</param>
    /// <param name="path">The full path.</param>
    /// <param name="isPrivate">Whether only the owner may look into those that are made.</param>
    internal static void Make(Disk disk, string path, bool isPrivate)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is not { Length: > 0 } above)
        {
            disk.MakeFolder(path, isPrivate);
            return;
        }

        Make(disk, above, isPrivate);
        disk.MakeFolder(path, isPrivate);
        disk.FlushFolder(above);
    }

    /// <summary>Flushes the names of a folder and of those above it: another process may have made them, and died before it flushed them.</summary>
    internal static void FlushNames(Disk disk, string path)
    {
        for (var above = Path.GetDirectoryName(path); above is { Length: > 0 }; above = Path.GetDirectoryName(above))
        {
            disk.FlushFolder(above);
        }
    }
}
