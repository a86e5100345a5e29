namespace StarVideos.Client.Tests.Saving;

/// <summary>An empty folder for one test, removed at its end.</summary>
internal sealed class SavingFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("starvideos-saving-").FullName;

    /// <summary>The names of all files, also hidden ones and those in subfolders.</summary>
    internal string[] Names => [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(StringComparer.Ordinal)];

    internal string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
