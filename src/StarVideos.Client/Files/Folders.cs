namespace StarVideos.Files;

/// <summary>Makes folders that survive a power cut, together with the files in them.</summary>
internal static class Folders
{
    /// <summary>Makes a folder and its missing parents. The name of each is flushed to the device before anything is put into it.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="path">The full path.</param>
    /// <param name="isPrivate">Whether only the owner can read the new folders.</param>
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

    /// <summary>Flushes the names of a folder and of its parents: another process may have made them, and stopped before it flushed them.</summary>
    internal static void FlushNames(Disk disk, string path)
    {
        for (var above = Path.GetDirectoryName(path); above is { Length: > 0 }; above = Path.GetDirectoryName(above))
        {
            disk.FlushFolder(above);
        }
    }
}
