using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Packages;

/// <summary>The files and the metadata of the packages.</summary>
[Collection(SharedPackages.Name)]
public sealed class PackageContentTests(PackageFolder packages)
{
    private static readonly string Manifest = File.ReadAllText(PackageFolder.Repository("StarVideos.psd1"));

    [Theory]
    [InlineData("StarVideos.Client")]
    [InlineData("StarVideos.Emulator")]
    public void Version_author_and_licence_are_those_of_the_module(string id)
    {
        var specification = packages.Specification(id);

        Assert.Equal(id, specification.Element("id"));
        Assert.Equal($"{Value("ModuleVersion")}-{Value("Prerelease")}", specification.Element("version"));
        Assert.Equal(Value("Author"), specification.Element("authors"));
        Assert.Equal("MIT", specification.Element("license"));
        Assert.Equal("README.md", specification.Element("readme"));
    }

    [Fact]
    public void The_library_comes_for_both_frameworks_with_its_documentation()
    {
        // The facade: System.Text.Json needs this version, and .NET Framework has another one.
        Assert.Equal(
            ["README.md", "lib/net472/StarVideos.Client.dll", "lib/net472/StarVideos.Client.xml", "lib/net472/System.ValueTuple.dll", "lib/net8.0/StarVideos.Client.dll", "lib/net8.0/StarVideos.Client.xml"],
            packages.Files("StarVideos.Client"));
        Assert.Equal(File.ReadAllText(PackageFolder.Repository("src/StarVideos.Client/README.md")), packages.Text("StarVideos.Client", "README.md"));
        Assert.Contains("Submits one request", packages.Text("StarVideos.Client", "lib/net472/StarVideos.Client.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_depends_on_nothing_but_SystemTextJson_on_NetFramework()
    {
        var dependencies = packages.Specification("StarVideos.Client").All("dependency")
            .Select(dependency => $"{dependency.Parent!.Attribute("targetFramework")!.Value}: {dependency.Attribute("id")!.Value}");

        Assert.Equal([".NETFramework4.7.2: System.Text.Json"], dependencies);
    }

    [Theory]
    [InlineData("lib/net8.0/StarVideos.Client.dll")]
    [InlineData("lib/net472/StarVideos.Client.dll")]
    public void The_symbols_are_inside_the_assembly(string file)
    {
        using var package = System.IO.Compression.ZipFile.OpenRead(packages.Package("StarVideos.Client"));
        using var assembly = new MemoryStream();
        using (var entry = package.GetEntry(file)!.Open())
        {
            entry.CopyTo(assembly);
        }

        assembly.Position = 0;
        using var reader = new System.Reflection.PortableExecutable.PEReader(assembly);
        Assert.Contains(reader.ReadDebugDirectory(), one => one.Type == System.Reflection.PortableExecutable.DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    [Fact]
    public void The_emulator_is_a_tool_of_its_own_name()
    {
        Assert.Equal("DotnetTool", Assert.Single(packages.Specification("StarVideos.Emulator").All("packageType")).Attribute("name")!.Value);
        Assert.Contains("Name=\"starvideos-emulator\"", packages.Text("StarVideos.Emulator", "tools/net10.0/any/DotnetToolSettings.xml"), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(PackageFolder.Repository("tests/StarVideos.Emulator/README.md")), packages.Text("StarVideos.Emulator", "README.md"));
    }

    private static string Value(string key) => Regex.Match(Manifest, key + @"\s*=\s*'([^']+)'").Groups[1].Value;
}
