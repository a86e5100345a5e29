#if !NET
using System.ComponentModel;
using System.Runtime.InteropServices;
#endif

namespace StarVideos.Files;

/// <summary>Renames a file in one step: a crash leaves either the old names or the new ones.</summary>
internal static class AtomicRename
{
    /// <param name="path">The file.</param>
    /// <param name="other">The new name.</param>
    /// <param name="replace">Whether a file of that name is replaced.</param>
    /// <exception cref="IOException">The rename failed; both files are as they were.</exception>
    /// <exception cref="UnauthorizedAccessException">On Windows: the other file is open.</exception>
#if NET
    internal static void Move(string path, string other, bool replace)
    {
        if (replace || OperatingSystem.IsWindows())
        {
            File.Move(path, other, replace);
        }
        else
        {
            UnixRename.Move(path, other);
        }
    }
#else
    internal static void Move(string path, string other, bool replace)
    {
        if (!replace)
        {
            File.Move(path, other);
            return;
        }

        // Not File.Replace: it works in several steps, and if one fails, neither file may have the name.
        if (!MoveFileEx(path, other, ReplaceExisting | WriteThrough))
        {
            throw new IOException(new Win32Exception(Marshal.GetLastWin32Error()).Message);
        }
    }

    private const int ReplaceExisting = 1;

    private const int WriteThrough = 8;

    [DllImport("kernel32.dll", EntryPoint = "MoveFileExW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool MoveFileEx(string path, string other, int flags);
#endif
}
