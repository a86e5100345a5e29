using System.ComponentModel;
using System.Diagnostics;

namespace StarVideos.PowerShell.Output;

/// <summary>Opens a page with the system's program for web pages.</summary>
internal static class PageViewer
{
    /// <summary>How long to watch the program. A program that passes the page on, or that fails, has ended by then; a browser is still running.</summary>
    private static readonly TimeSpan Handover = TimeSpan.FromSeconds(3);

    /// <param name="path">The full path of the page.</param>
    /// <returns>Why the page could not be opened; null if a program was started for it.</returns>
    internal static string? Open(string path)
    {
        try
        {
            using var program = Process.Start(Program(path));
            return program is not null && program.WaitForExit((int)Handover.TotalMilliseconds) && program.ExitCode != 0 ? Problem(program.ExitCode) : null;
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException or PlatformNotSupportedException or FileNotFoundException)
        {
            return fault.Message;
        }
    }

#if NET
    private static string Opener => OperatingSystem.IsMacOS() ? "open" : "xdg-open";

    // Started by a shell, which every system has. Output of the program must not appear in the terminal, and a pipe would end with this process.
    private static ProcessStartInfo Program(string path) =>
        OperatingSystem.IsWindows() ? new ProcessStartInfo(path) { UseShellExecute = true }
        : new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", "exec \"$0\" \"$1\" < /dev/null > /dev/null 2>&1", Opener, path } };

    private static string Problem(int exitCode) =>
        OperatingSystem.IsWindows() ? $"its program ended with exit code {exitCode}"
        : exitCode is 126 or 127 ? $"there is no program {Opener}"
        : $"{Opener} found no browser, or could not start it: exit code {exitCode}";
#else
    private static string Problem(int exitCode) => $"its program ended with exit code {exitCode}";

    private static ProcessStartInfo Program(string path) => new(path) { UseShellExecute = true };
#endif
}
