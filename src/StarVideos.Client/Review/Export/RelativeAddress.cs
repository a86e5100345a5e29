namespace StarVideos.Review.Export;

/// <summary>The address of a file, relative to the folder of the page.</summary>
/// <param name="Address">Relative and percent-encoded; null if there is none, for example because the file is on another drive.</param>
/// <param name="Shown">The same, readable for people; the full path if there is no relative address.</param>
/// <param name="IsOutside">Whether the file is outside the folder and its subfolders.</param>
internal sealed record RelativeAddress(string? Address, string Shown, bool IsOutside)
{
    /// <param name="folder">The full path of the page's folder.</param>
    /// <param name="file">The full path of the file.</param>
    /// <param name="isWindows">Whether these are Windows paths.</param>
    internal static RelativeAddress Of(string folder, string file, bool isWindows)
    {
        var (fromRoot, from) = Split(folder, isWindows);
        var (toRoot, to) = Split(file, isWindows);
        var comparison = isWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (!string.Equals(fromRoot, toRoot, comparison))
        {
            return new RelativeAddress(null, file, IsOutside: true);
        }

        var common = 0;
        while (common < from.Length && common < to.Length - 1 && string.Equals(from[common], to[common], comparison))
        {
            common++;
        }

        var ups = Enumerable.Repeat("..", from.Length - common).ToArray();
        var names = to.Skip(common).ToArray();
        return new RelativeAddress(
            names.All(IsText) ? string.Join("/", ups.Concat(names.Select(Uri.EscapeDataString))) : null,
            string.Join("/", ups.Concat(names)),
            ups.Length > 0);
    }

    /// <summary>Whether the name is valid text. Unix also allows other names; those have no address.</summary>
    private static bool IsText(string name)
    {
        for (var at = 0; at < name.Length; at++)
        {
            if (char.IsSurrogatePair(name, at))
            {
                at++;
            }
            else if (char.IsSurrogate(name[at]) || name[at] == '\uFFFD')
            {
                return false;
            }
        }

        return true;
    }

    private static (string Root, string[] Names) Split(string path, bool isWindows)
    {
        if (!isWindows)
        {
            return ("/", path.Split(['/'], StringSplitOptions.RemoveEmptyEntries));
        }

        var plain = path.Replace('/', '\\');
        plain = plain.StartsWith(@"\\?\UNC\", StringComparison.OrdinalIgnoreCase) ? @"\\" + plain.Substring(8)
            : plain.StartsWith(@"\\?\", StringComparison.Ordinal) ? plain.Substring(4)
            : plain;
        var names = plain.Split(['\\'], StringSplitOptions.RemoveEmptyEntries);

        // A network share counts as a drive.
        var roots = Math.Min(plain.StartsWith(@"\\", StringComparison.Ordinal) ? 2 : 1, names.Length);
        return (string.Join(@"\", names.Take(roots)), names.Skip(roots).ToArray());
    }
}
