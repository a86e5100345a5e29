using System.IO.Compression;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace StarVideos.Client.Tests.Packages;

/// <summary>
/// Both packages, made once for all tests of this folder, and a place to use them. Everything that is built, restored and installed stays in
/// one temporary folder, so that neither packages of an earlier build nor the running build are affected.
/// </summary>
public sealed class PackageFolder : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("starvideos-packages-").FullName;

    /// <summary>Where the packages are.</summary>
    internal string Packages => this["packages"];

    /// <summary>The environment of the commands that use the packages: a separate package cache, and no build servers that stay running.</summary>
    internal Dictionary<string, string> Environment => new() { ["NUGET_PACKAGES"] = this["cache"], ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false" };

    internal string this[string name] => Path.Combine(_folder, name);

    public async Task InitializeAsync()
    {
        foreach (var project in new[] { "src/StarVideos.Client", "tests/StarVideos.Emulator" })
        {
            // The artifacts path keeps this build out of the obj folders, which another build may be writing at the same time.
            await Command.RunAsync(
                Path.Combine(Root(), project),
                new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false" },
                Command.DotNet, "pack", "-c", "Release", "--artifacts-path", this["artifacts"], "-o", Packages, "-v:quiet", "-nologo");
        }

        // The two packages come from here, and their dependencies from the packages that the build of these tests has restored.
        await File.WriteAllTextAsync(this["NuGet.Config"], $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="made" value="{Packages}" />
                <add key="restored" value="{Restored()}" />
              </packageSources>
              <packageSourceMapping>
                <clear />
                <packageSource key="made"><package pattern="StarVideos.*" /></packageSource>
                <packageSource key="restored"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The package with this id; its file is named after id and version.</summary>
    internal string Package(string id) => Directory.EnumerateFiles(Packages, $"{id}.*.nupkg").Single();

    /// <summary>The version the package says it has.</summary>
    internal string Version(string id) => Specification(id).Element("version");

    /// <summary>The metadata of the package.</summary>
    internal PackageText Specification(string id)
    {
        using var package = ZipFile.OpenRead(Package(id));
        using var stream = package.GetEntry($"{id}.nuspec")!.Open();
        return new PackageText(XElement.Load(stream).Elements().Single());
    }

    /// <summary>The text of a file in the package.</summary>
    internal string Text(string id, string file)
    {
        using var package = ZipFile.OpenRead(Package(id));
        using var reader = new StreamReader(package.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The names of all files of the package, without those of the package format.</summary>
    internal string[] Files(string id)
    {
        using var package = ZipFile.OpenRead(Package(id));
        return [.. package.Entries.Select(entry => entry.FullName)
            .Where(name => name != "[Content_Types].xml" && name != $"{id}.nuspec" && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>A file of the repository.</summary>
    internal static string Repository(string file) => Path.Combine(Root(), file);

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../.."));

    private static string Restored() =>
        typeof(PackageFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RestoredPackages").Value!;
}
