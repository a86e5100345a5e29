namespace StarVideos.Files;

/// <summary>
/// What it takes to keep a file open that others may lock, replace or remove meanwhile. On Windows, files are opened anew each time
/// instead: there a handle is its own lock, and it would keep others from replacing the file.
/// </summary>
internal static class KeptHandle
{
#if NET
    /// <summary>
    /// Whether a kept handle sees what others write. On a network share only opening the file anew is sure to: its length is
    /// remembered for up to a minute by each machine, and a line would be written over another machine's.
    /// </summary>
    internal static bool IsSafeIn(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        try
        {
            return new DriveInfo(folder).DriveType is DriveType.Fixed or DriveType.Ram or DriveType.Removable;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether the name still belongs to the file that is open, as far as length and time tell: two files that were written in the same
    /// tick of the clock can agree in both. Takes no handle.
    /// </summary>
    internal static bool IsOf(FileStream file, string path) =>
        new FileInfo(path) is { Exists: true } named
        && named.Length == file.Length
        && named.LastWriteTimeUtc == File.GetLastWriteTimeUtc(file.SafeFileHandle);

    internal static bool TryLock(FileStream file) => UnixCalls.TryLock(file.SafeFileHandle);

    internal static void Release(FileStream file) => UnixCalls.Release(file.SafeFileHandle);
#else
    internal static bool IsSafeIn(string folder) => false;

    internal static bool IsOf(FileStream file, string path) => false;

    internal static bool TryLock(FileStream file) => false;

    internal static void Release(FileStream file)
    {
    }
#endif
}
