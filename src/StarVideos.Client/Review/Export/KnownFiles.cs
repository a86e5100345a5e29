using StarVideos.Saving.Index;

namespace StarVideos.Review.Export;

/// <summary>What the indexes of folders know about their files. Each folder is read once.</summary>
internal sealed class KnownFiles
{
    private readonly Dictionary<string, Func<string, KnownFile?>> _folders = new(StringComparer.Ordinal);

    /// <param name="path">The full path of a file.</param>
    /// <returns>What is known; null if the index of its folder does not have the file.</returns>
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

    /// <summary>Reads the index of a folder. Files that were changed or replaced since they were saved are left out.</summary>
    private static Func<string, KnownFile?> Read(string folder)
    {
        try
        {
            var entries = FolderIndex.Read(folder).Entries;
            return name => entries.TryGetValue(name, out var entry) && LengthOf(Path.Combine(folder, name)) == entry.Size
                ? new KnownFile(entry.Task, entry.References, entry.SavedAt?.LocalDateTime, entry.EndedAt?.LocalDateTime)
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return static _ => null;
        }
    }

    private static long? LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : null;
}
