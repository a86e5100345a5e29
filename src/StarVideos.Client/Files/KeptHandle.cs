namespace StarVideos.Files;

/// <summary>
/// Rules for a file that stays open while other processes lock, replace or remove it. On Windows a file is opened for each use instead:
/// there an open file is locked, and other processes could not replace it.
/// </summary>
internal static class KeptHandle
{
#if NET
    /// <summary>
    /// Whether an open file sees what other processes write. On a network share it may not: each machine caches the length for up to a minute,
    /// and a new line could overwrite a line of another machine. There, the file has to be opened for each use.
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
    /// Whether the name still belongs to the open file, judged by length and time. Two files that were written in the same tick of the clock
    /// can agree in both. Opens no handle.
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
