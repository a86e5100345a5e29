using System.Text.RegularExpressions;

namespace StarVideos.Files;

/// <summary>Hidden files that hold videos while they are downloaded. If a run is killed, the next run in the folder removes its files.</summary>
internal static class PartFiles
{
    /// <summary>A file is made and locked in two steps. For a moment, it looks like a file that a killed run has left.</summary>
    private static readonly TimeSpan TimeToLock = TimeSpan.FromMinutes(1);

    private static readonly Regex Ours = new(@"^\..+\.[0-9a-f]{32}\.part$", RegexOptions.CultureInvariant);

    /// <summary>A new unique name in the folder of the final file.</summary>
    internal static string NewName(string finalPath) =>
        Path.Combine(Path.GetDirectoryName(finalPath)!, $".{Path.GetFileName(finalPath)}.{Guid.NewGuid():N}.part");

    /// <summary>Removes the files that no process has open, as far as possible. A file that cannot be removed does no harm.</summary>
    internal static void RemoveDead(Disk disk, string folder)
    {
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.part"))
            {
                if (Ours.IsMatch(Path.GetFileName(path)) && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > TimeToLock)
                {
                    RemoveUnlessOpen(disk, path);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A problem with the folder is reported when a video is written.
        }
    }

    private static void RemoveUnlessOpen(Disk disk, string path)
    {
        try
        {
            // Throws if a process has the file open. Windows deletes an open file only if it was opened with this way of sharing.
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, Path.DirectorySeparatorChar == '/' ? FileShare.None : FileShare.Delete, bufferSize: 1);
#if NET
            if (!OperatingSystem.IsWindows() && !UnixCalls.TryLock(file.SafeFileHandle))
            {
                return;
            }
#endif
            disk.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The file is in use, or its file system has no locks, so it is kept.
        }
    }
}
