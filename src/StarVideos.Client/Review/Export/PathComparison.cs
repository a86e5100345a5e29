namespace StarVideos.Review.Export;

/// <summary>How paths are compared on this system.</summary>
internal static class PathComparison
{
    internal static bool IsWindows => Path.DirectorySeparatorChar == '\\';

    internal static StringComparer Comparer => IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
