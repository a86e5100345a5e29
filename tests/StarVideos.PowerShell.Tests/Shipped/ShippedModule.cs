using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace StarVideos.PowerShell.Tests.Shipped;

/// <summary>
/// The package that the build of this project has made, expanded into an empty module path as an installation from the Gallery does it: with
/// a folder for the version, and without the files of the package format.
/// </summary>
internal static class ShippedModule
{
    private static readonly Lazy<string> Expanded = new(Expand);

    internal static string Folder => Expanded.Value;

    internal static string Manifest => Path.Combine(Folder, "StarVideos.psd1");

    internal static string Package { get; } = Directory.EnumerateFiles(Path.Combine(Output(), "package"), "*.nupkg").Single();

    /// <summary>The metadata of the package.</summary>
    internal static XElement Specification()
    {
        using var package = ZipFile.OpenRead(Package);
        using var stream = package.GetEntry("StarVideos.nuspec")!.Open();
        var metadata = XElement.Load(stream).Elements().Single(element => element.Name.LocalName == "metadata");
        return metadata;
    }

    /// <summary>A file among the sources of the module.</summary>
    internal static string Source(string path) => Path.GetFullPath(Path.Combine(Output(), "../../../src/StarVideos.PowerShell", path));

    private static string Expand()
    {
        var modulePath = Path.Combine(Output(), "modules");
        if (Directory.Exists(modulePath))
        {
            Directory.Delete(modulePath, recursive: true);
        }

        var version = Path.GetFileNameWithoutExtension(Package)["StarVideos.".Length..].Split('-')[0];
        var folder = Path.Combine(modulePath, "StarVideos", version);
        ZipFile.ExtractToDirectory(Package, folder);
        Directory.Delete(Path.Combine(folder, "_rels"), recursive: true);
        Directory.Delete(Path.Combine(folder, "package"), recursive: true);
        File.Delete(Path.Combine(folder, "[Content_Types].xml"));
        File.Delete(Path.Combine(folder, "StarVideos.nuspec"));
        return folder;
    }

    private static string Output([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../obj"));
}
