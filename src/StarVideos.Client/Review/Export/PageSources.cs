using System.Text;

namespace StarVideos.Review.Export;

/// <summary>The source files of the page, embedded in the assembly.</summary>
internal static class PageSources
{
    private const string Folder = "Review/Page/";

    /// <summary>The names of all files of a kind.</summary>
    internal static IEnumerable<string> Names(string extension) => typeof(PageSources).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal))
        .Select(static name => name.Substring(Folder.Length));

    /// <summary>Reads a file, with line feeds only. A browser converts other line ends to these, and the digests must match what the browser sees.</summary>
    internal static string Read(string name)
    {
        using var stream = typeof(PageSources).Assembly.GetManifestResourceStream(Folder + name) ?? throw new InvalidOperationException($"The page has no file {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    /// <summary>The lines of a file without blank lines and comments.</summary>
    internal static string[] Lines(string name) => Read(name).Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0 && line[0] != '#').ToArray();
}
