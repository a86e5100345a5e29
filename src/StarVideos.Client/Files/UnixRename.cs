#if NET
using System.Runtime.InteropServices;
using System.Text;

namespace StarVideos.Files;

/// <summary>
/// Gives a file a new name in one step, only if no file has that name. On Unix, File.Move of .NET checks first and renames afterwards: if two
/// programs do that at the same time, the later one replaces the file of the earlier one.
/// </summary>
internal static class UnixRename
{
    private const int AlreadyExists = 17;
    private const int CurrentFolder = -100;
    private const int LinuxNoReplace = 1;
    private const int MacNoReplace = 4;

    /// <exception cref="IOException">A file of that name exists, or the rename failed; both files are as they were.</exception>
    internal static void Move(string path, string other)
    {
        // Some file systems and C libraries lack the first call. Nearly all of them can make a second link in one step.
        if (!TryRename(path, other) && !TryLink(path, other))
        {
            // File.Move reports what is wrong. If nothing is wrong, the file system has neither call, and no safer way exists there.
            File.Move(path, other, overwrite: false);
        }
    }

    /// <returns>Whether the file was renamed; false if it was not, for example because the system or the file system has no such call.</returns>
    /// <exception cref="IOException">A file of that name exists.</exception>
    internal static bool TryRename(string path, string other)
    {
        try
        {
            return OperatingSystem.IsLinux() ? IsDone(RenameAt(CurrentFolder, Bytes(path), CurrentFolder, Bytes(other), LinuxNoReplace), other)
                : OperatingSystem.IsMacOS() && IsDone(RenameX(Bytes(path), Bytes(other), MacNoReplace), other);
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <returns>Whether the file was renamed; false if it was not, for example because the file system has no links.</returns>
    /// <exception cref="IOException">A file of that name exists.</exception>
    internal static bool TryLink(string path, string other)
    {
        if (!IsDone(Link(Bytes(path), Bytes(other)), other))
        {
            return false;
        }

        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The file has its new name. The old name beside it does no harm.
        }

        return true;
    }

    private static bool IsDone(int result, string other) =>
        result == 0 || (Marshal.GetLastPInvokeError() == AlreadyExists ? throw new IOException($"'{other}' exists.", AlreadyExists) : false);

    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int RenameAt(int fromFolder, byte[] from, int toFolder, byte[] to, uint flags);

    [DllImport("libc", EntryPoint = "renamex_np", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int RenameX(byte[] from, byte[] to, uint flags);

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] from, byte[] to);
}
#endif
