namespace StarVideos.Review.Export;

/// <summary>What folders know of the files in them. Each folder is read once.</summary>
internal sealed class KnownFiles
{
    private readonly Dictionary<string, Func<string, KnownFile?>> _folders = new(StringComparer.Ordinal);

    /// <param name="path">The full path of a file.</param>
    /// <returns>Null if its folder knows nothing of it.</returns>
    internal KnownFile? Find(string path)
    {
        if (Path.GetDirectoryName(path) is not { Length: > 0 } folder)
        {
            return null;
        }

        if (!_folders.TryGetValue(folder, out var find))
        {
            _folders.Add(folder, find = Read(folder));
        }

        return find(Path.GetFileName(path));
    }

    private static Func<string, KnownFile?> Read(string folder) => static _ => null;
}
