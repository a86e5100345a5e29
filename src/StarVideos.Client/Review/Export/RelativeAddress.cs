namespace StarVideos.Review.Export;

/// <summary>Where a file is, as a page in a folder names it.</summary>
/// <param name="Address">Relative and percent-encoded; null where there is none, as from one drive to another.</param>
/// <param name="Shown">The same as people read it, or the full path where there is no address.</param>
/// <param name="IsOutside">Whether the file is not in the folder or below it.</param>
internal sealed record RelativeAddress(string? Address, string Shown, bool IsOutside)
{
    /// <param name="folder">The full path of the page's folder.</param>
    /// <param name="file">The full path of the file.</param>
    /// <param name="isWindows">Whether these are paths of Windows.</param>
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

    /// <summary>A name that is no text, as Unix allows, has no address.</summary>
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

        // A share is a drive of its own.
        var roots = Math.Min(plain.StartsWith(@"\\", StringComparison.Ordinal) ? 2 : 1, names.Length);
        return (string.Join(@"\", names.Take(roots)), names.Skip(roots).ToArray());
    }
}
