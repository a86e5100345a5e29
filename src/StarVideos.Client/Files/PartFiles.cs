using System.Text.RegularExpressions;

namespace StarVideos.Files;

/// <summary>The hidden files that hold videos while they arrive. Those of runs that died are removed by the next run in their folder.</summary>
internal static class PartFiles
{
    /// <summary>A file is made and locked in two steps, and between them it looks like one that was left behind.</summary>
    private static readonly TimeSpan TimeToLock = TimeSpan.FromMinutes(1);

    private static readonly Regex Ours = new(@"^\..+\.[0-9a-f]{32}\.part$", RegexOptions.CultureInvariant);

    /// <summary>A name beside the final one that no other file has.</summary>
    internal static string NewName(string finalPath) =>
        Path.Combine(Path.GetDirectoryName(finalPath)!, $".{Path.GetFileName(finalPath)}.{Guid.NewGuid():N}.part");

    /// <summary>Removes those that nobody has open, as far as that is possible: one that stays does no harm.</summary>
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
            // What is wrong with the folder will show when a video is written.
        }
    }

    private static void RemoveUnlessOpen(Disk disk, string path)
    {
        try
        {
            // Fails where somebody has it open. Windows lets an open file be removed only with this way of sharing.
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
            // In use, or there are no locks on this file system, and nobody can tell.
        }
    }
}
