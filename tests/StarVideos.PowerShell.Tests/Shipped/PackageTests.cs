using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace StarVideos.PowerShell.Tests.Shipped;

/// <summary>The package for the PowerShell Gallery. Its metadata is that of the manifest.</summary>
public sealed class PackageTests
{
    private static readonly string ManifestText = File.ReadAllText(ShippedModule.Manifest);

    [Fact]
    public void The_module_lies_at_the_root_of_the_package()
    {
        using var package = ZipFile.OpenRead(ShippedModule.Package);
        var folders = package.Entries.Select(entry => entry.FullName.Split('/')).Where(parts => parts.Length > 1).Select(parts => parts[0]).Distinct();

        Assert.NotNull(package.GetEntry("StarVideos.psd1"));
        Assert.Equal(["_rels", "bin", "en-US", "package", "zh-CN", "zh-Hans"], folders.Order(StringComparer.Ordinal));
    }

    /// <summary>Without the addresses that the build adds to the help of a repository that has one.</summary>
    [Theory]
    [InlineData("en-US", "en-US")]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("zh-Hans", "zh-CN")]
    public void The_help_is_in_the_folder_where_GetHelp_looks_for_it(string folder, string language)
    {
        using var package = ZipFile.OpenRead(ShippedModule.Package);
        string[] names = ["StarVideos.PowerShell.dll-Help.xml", "about_StarVideos.help.txt", "about_StarVideos_Batches.help.txt"];

        Assert.Equal(names, package.Entries.Where(entry => entry.FullName.StartsWith(folder + "/", StringComparison.Ordinal)).Select(entry => entry.Name).Order(StringComparer.Ordinal));
        foreach (var name in names)
        {
            using var reader = new StreamReader(package.GetEntry($"{folder}/{name}")!.Open(), new UTF8Encoding(false, throwOnInvalidBytes: true));
            var text = Regex.Replace(reader.ReadToEnd(), "<maml:navigationLink><maml:linkText>[^<]*</maml:linkText><maml:uri>https[^<]*</maml:uri></maml:navigationLink>", "");
            Assert.Equal(File.ReadAllText(ShippedModule.Source($"{language}/{name}")).ReplaceLineEndings(), text.ReplaceLineEndings());
        }
    }

    [Fact]
    public void Version_description_and_addresses_are_those_of_the_manifest()
    {
        Assert.Equal("StarVideos", Specified("id"));
        Assert.Equal($"{Manifest("ModuleVersion")}-{Manifest("Prerelease")}", Specified("version"));
        Assert.Equal(Manifest("Description"), Specified("description"));
        Assert.Equal(Manifest("Author"), Specified("authors"));
        Assert.Equal(Manifest("ProjectUri"), Specified("projectUrl"));
        Assert.Equal(Manifest("IconUri"), Specified("iconUrl"));
        Assert.Equal(Manifest("ReleaseNotes"), Specified("releaseNotes"));
        Assert.Equal("MIT", Specified("license"));
        Assert.DoesNotContain(ShippedModule.Specification().Descendants(), element => element.Name.LocalName is "dependency" or "frameworkAssembly");
    }

    [Fact]
    public void The_tags_name_every_tag_and_every_cmdlet_of_the_manifest()
    {
        var cmdlets = List("CmdletsToExport");
        var expected = List("Tags").Concat(["PSModule", "PSIncludes_Cmdlet"]).Concat(cmdlets.SelectMany(name => new[] { "PSCmdlet_" + name, "PSCommand_" + name }));

        Assert.Equal(13, cmdlets.Length);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Specified("tags")!.Split(' ').Order(StringComparer.Ordinal));
    }

    private static string? Specified(string element) =>
        ShippedModule.Specification().Elements().SingleOrDefault(one => one.Name.LocalName == element)?.Value;

    private static string Manifest(string key) => Regex.Match(ManifestText, key + @"\s*=\s*'([^']+)'").Groups[1].Value;

    private static string[] List(string key) =>
        Regex.Matches(Regex.Match(ManifestText, key + @"\s*=\s*@\(([^)]*)\)").Groups[1].Value, "'([^']+)'").Select(match => match.Groups[1].Value).ToArray();
}
