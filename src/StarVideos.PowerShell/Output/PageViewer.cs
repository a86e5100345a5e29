using System.ComponentModel;
using System.Diagnostics;

namespace StarVideos.PowerShell.Output;

/// <summary>Opens a page with the program that the system has for pages.</summary>
internal static class PageViewer
{
    /// <param name="path">The full path of the page.</param>
    /// <returns>Why it could not be opened; null if it was handed to a program.</returns>
    internal static string? Open(string path)
    {
        try
        {
            using var program = Process.Start(Program(path));
            return null;
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException or PlatformNotSupportedException or FileNotFoundException)
        {
            return fault.Message;
        }
    }

#if NET
    private static ProcessStartInfo Program(string path) =>
        OperatingSystem.IsWindows() ? new ProcessStartInfo(path) { UseShellExecute = true }
        : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open") { ArgumentList = { path } };
#else
    private static ProcessStartInfo Program(string path) => new(path) { UseShellExecute = true };
#endif
}
