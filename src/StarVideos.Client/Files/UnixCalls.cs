#if NET
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace StarVideos.Files;

/// <summary>
/// System calls that .NET does not offer: .NET refuses to open a folder, and takes a lock only while it opens a file. The numbers are those
/// of Linux and macOS.
/// </summary>
internal static class UnixCalls
{
    private const int NotPermitted = 1;
    private const int Interrupted = 4;
    private const int BadHandle = 9;
    private const int AccessDenied = 13;
    private const int Invalid = 22;
    private const int ReadOnly = 30;

    private const int Exclusive = 2;
    private const int NoWait = 4;
    private const int Unlock = 8;

    private static int WouldBlock => OperatingSystem.IsLinux() ? 11 : 35;

    private static int NotSupported => OperatingSystem.IsLinux() ? 95 : 45;

    /// <summary>A child process must not inherit the handle.</summary>
    private static int CloseOnExecute => OperatingSystem.IsLinux() ? 0x80000 : OperatingSystem.IsMacOS() ? 0x1000000 : 0;

    /// <returns>Why the folder cannot be flushed here; null if it was flushed.</returns>
    /// <exception cref="IOException">The device failed, or there are no handles left.</exception>
    internal static string? FlushFolder(string path)
    {
        var name = Encoding.UTF8.GetBytes(path + '\0');
        int handle;
        while ((handle = Open(name, CloseOnExecute)) < 0)
        {
            if (Error() is { } fault)
            {
                return Explain(fault, path);
            }
        }

        using var folder = new SafeFileHandle(handle, ownsHandle: true);
        while (Flush(folder) < 0)
        {
            if (Error() is { } fault)
            {
                return Explain(fault, path);
            }
        }

        if (OperatingSystem.IsMacOS())
        {
            // On macOS fsync stops at the device's own cache; this call does not.
            RandomAccess.FlushToDisk(folder);
        }

        return null;
    }

    /// <returns>True if the lock was taken; false if another process has it.</returns>
    /// <exception cref="IOException">The file system has no locks.</exception>
    internal static bool TryLock(SafeFileHandle file)
    {
        while (Lock(file, Exclusive | NoWait) < 0)
        {
            if (Error() is { } fault)
            {
                // AccessDenied: SMB shares on Linux.
                return fault == WouldBlock || fault == AccessDenied ? false : throw new IOException($"files cannot be locked there ({Marshal.GetPInvokeErrorMessage(fault)})", fault);
            }
        }

        return true;
    }

    /// <summary>Releases the lock; the file stays open.</summary>
    internal static void Release(SafeFileHandle file) => _ = Lock(file, Unlock);

    /// <summary>The error number; null if a signal interrupted the call, and it has to be repeated.</summary>
    private static int? Error() => Marshal.GetLastPInvokeError() is var error && error == Interrupted ? null : error;

    /// <summary>A folder that one may write to but not read cannot be opened. Some file systems cannot flush a folder.</summary>
    private static string Explain(int fault, string path) =>
        fault is NotPermitted or BadHandle or AccessDenied or Invalid or ReadOnly || fault == NotSupported
            ? Marshal.GetPInvokeErrorMessage(fault)
            : throw new IOException($"the folder '{path}' could not be flushed to the device: {Marshal.GetPInvokeErrorMessage(fault)}", fault);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Lock(SafeFileHandle file, int operation);
}
#endif
