using System.Reflection;

namespace StarVideos.PowerShell.Tests.Shipped;

/// <summary>
/// Checks the references of every assembly in the module. A module has no binding redirects: if an assembly needs another version than the one
/// in the module, it fails during a user's run.
/// </summary>
public sealed class ReferenceTests
{
    /// <summary>Assemblies that .NET Framework 4.7.2 and Windows PowerShell 5.1 contain.</summary>
    private static readonly string[] FromWindows =
    [
        "mscorlib", "netstandard", "System", "System.Core", "System.Data", "System.Numerics", "System.Xml", "System.Net.Http",
        "System.Runtime.Serialization", "System.Management.Automation", "System.Runtime", "System.Collections",
        "System.Threading", "System.Threading.Tasks", "System.Reflection", "System.Linq", "System.IO", "System.Globalization",
        "System.Diagnostics.Debug", "System.Text.Encoding", "System.Text.Encoding.Extensions", "System.Runtime.Extensions",
        "System.Runtime.InteropServices", "System.Resources.ResourceManager", "System.Collections.Concurrent", "System.ObjectModel",
        "System.ComponentModel.DataAnnotations", "System.Web",
    ];

    [Fact]
    public void PowerShell_7_gets_two_assemblies_that_ask_for_nothing_newer_than_dotnet_8()
    {
        var assemblies = Assemblies("net8.0");

        Assert.Equal(["StarVideos.Client", "StarVideos.PowerShell"], assemblies.Keys.Order());
        foreach (var (name, (_, references)) in assemblies)
        {
            foreach (var reference in references.Where(reference => !assemblies.ContainsKey(reference.Name!)))
            {
                Assert.True(
                    reference.Name == "System.Management.Automation" || (IsOfFramework(reference.Name!) && reference.Version!.Major <= 8),
                    $"{name} asks for {reference}");
            }
        }
    }

    /// <summary>Win32Exception, which is thrown on every system if a program cannot be started, is not in an assembly called System.</summary>
    private static bool IsOfFramework(string name) => name.StartsWith("System.", StringComparison.Ordinal) || name == "Microsoft.Win32.Primitives";

    [Fact]
    public void Windows_PowerShell_finds_every_reference_in_exactly_the_version_asked_for()
    {
        var assemblies = Assemblies("net472");
        var mismatches = new List<string>();
        foreach (var (name, (_, references)) in assemblies)
        {
            foreach (var reference in references)
            {
                if (assemblies.TryGetValue(reference.Name!, out var shipped))
                {
                    if (shipped.Version != reference.Version)
                    {
                        mismatches.Add($"{name} asks for {reference.Name} {reference.Version}; {shipped.Version} is shipped");
                    }
                }
                else if (!FromWindows.Contains(reference.Name))
                {
                    mismatches.Add($"{name} asks for {reference.Name} {reference.Version}, which nobody ships");
                }
            }
        }

        Assert.Empty(mismatches);
    }

    [Fact]
    public void Every_shipped_assembly_is_asked_for()
    {
        var assemblies = Assemblies("net472");
        var needed = assemblies.Values.SelectMany(assembly => assembly.References).Select(reference => reference.Name).ToHashSet();

        Assert.DoesNotContain(assemblies.Keys, name => name != "StarVideos.PowerShell" && !needed.Contains(name));
    }

    private static Dictionary<string, (Version? Version, AssemblyName[] References)> Assemblies(string framework)
    {
        var assemblies = new Dictionary<string, (Version?, AssemblyName[])>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(ShippedModule.Folder, "bin", framework), "*.dll"))
        {
            using var file = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(path));
            var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(file);
            var references = metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName()).ToArray();
            var name = metadata.GetAssemblyDefinition().GetAssemblyName();
            assemblies.Add(name.Name!, (name.Version, references));
        }

        return assemblies;
    }
}
