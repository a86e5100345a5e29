using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace StarVideos.PowerShell.Tests.Shipped;

/// <summary>
/// <c>File.Replace</c> works in steps. Without a backup file, it can fail between two of them, and then the old and the new file are both
/// lost. That happens only on Windows, so this test shows that nothing calls it.
/// </summary>
public sealed class FileReplaceTests
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void Nothing_replaces_a_file_in_steps(string framework)
    {
        var path = Path.Combine(ShippedModule.Folder, "bin", framework, "StarVideos.Client.dll");
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var calls = metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)}.{metadata.GetString(member.Name)}")
            .ToHashSet();

        Assert.Contains("File.Delete", calls);
        Assert.DoesNotContain("File.Replace", calls);
    }
}
