using System.Runtime.InteropServices;

namespace StarVideos.Files;

/// <summary>How paths and names of files compare on this system.</summary>
internal static class PathComparison
{
    internal static bool IsWindows { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>By case on Linux only: the file systems of Windows and macOS usually take two names that differ by case for one.</summary>
    internal static StringComparer Comparer { get; } =
        IsWindows || RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
