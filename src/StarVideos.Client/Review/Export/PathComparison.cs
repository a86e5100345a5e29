namespace StarVideos.Review.Export;

/// <summary>How paths compare on this system.</summary>
internal static class PathComparison
{
    internal static bool IsWindows => Path.DirectorySeparatorChar == '\\';

    internal static StringComparer Comparer => IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
