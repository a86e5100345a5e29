using System.Text;

namespace StarVideos.Review.Export;

/// <summary>The files of the page, as they are in the assembly.</summary>
internal static class PageSources
{
    private const string Folder = "Review/Page/";

    /// <summary>The names of all files of a kind.</summary>
    internal static IEnumerable<string> Names(string extension) => typeof(PageSources).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal))
        .Select(static name => name.Substring(Folder.Length));

    /// <summary>A file with line feeds only: a browser reads others as these, and the digests are of what it reads.</summary>
    internal static string Read(string name)
    {
        using var stream = typeof(PageSources).Assembly.GetManifestResourceStream(Folder + name) ?? throw new InvalidOperationException($"The page has no file {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    /// <summary>The lines of a file that are neither blank nor a remark.</summary>
    internal static string[] Lines(string name) => Read(name).Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0 && line[0] != '#').ToArray();
}
