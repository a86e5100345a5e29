namespace StarVideos.PowerShell.Tests.Hosted.Support;

/// <summary>A folder that is removed at the end of the test.</summary>
internal sealed class TempFolder : IDisposable
{
    internal TempFolder() => Path = Directory.CreateTempSubdirectory("starvideos-hosted-").FullName;

    internal string Path { get; }

    /// <summary>The names of all files in it and in its subfolders.</summary>
    internal string[] Files => [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(StringComparer.Ordinal)];

    /// <summary>The same without the index of the videos and its lock file.</summary>
    internal string[] Videos => [.. Files.Where(static file => System.IO.Path.GetFileName(file) is not ("index.jsonl" or ".index.jsonl.lock"))];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
