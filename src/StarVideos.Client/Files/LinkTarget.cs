#if !NET
using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
#endif

namespace StarVideos.Files;

/// <summary>
/// Finds the file that a link leads to. A file that belongs to another one, such as its lock, must be in the folder of the real file, not of a
/// link.
/// </summary>
internal static class LinkTarget
{
#if NET
    /// <returns>The full path of the real file; the path itself if it is no link, or if the link cannot be followed.</returns>
    internal static string Of(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Opening the file will report what is wrong with it.
            return path;
        }
    }
#else
    private const int LongestPath = 32767;

    private const string Prefix = @"\\?\";

    private const string SharePrefix = @"\\?\UNC\";

    /// <returns>The full path of the real file; the path itself if it is no link, or if the link leads to no file.</returns>
    internal static string Of(string path)
    {
        try
        {
            return Path.DirectorySeparatorChar == '\\' && (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0 ? Follow(path) : path;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }

    private static string Follow(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var target = new char[LongestPath];
        var length = GetFinalPathNameByHandle(file.SafeFileHandle, target, LongestPath, 0);
        return length is > 0 and < LongestPath
            ? WithoutPrefix(new string(target, 0, length))
            : throw new IOException(new Win32Exception(Marshal.GetLastWin32Error()).Message);
    }

    private static string WithoutPrefix(string path) =>
        path.StartsWith(SharePrefix, StringComparison.Ordinal) ? @"\\" + path.Substring(SharePrefix.Length)
        : path.StartsWith(Prefix, StringComparison.Ordinal) ? path.Substring(Prefix.Length)
        : path;

    [DllImport("kernel32.dll", EntryPoint = "GetFinalPathNameByHandleW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetFinalPathNameByHandle(SafeFileHandle file, [Out] char[] path, int length, int flags);
#endif
}
