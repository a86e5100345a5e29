using System.IO.Compression;
using StarVideos.Client.Tests.Packages;

namespace StarVideos.Client.Tests.PublicSurface;

/// <summary>Both frameworks have the same public surface in the published package.</summary>
[Collection(SharedPackages.Name)]
public sealed class PackagedSurfaceTests(PackageFolder packages)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void It_is_the_accepted_one(string framework)
    {
        var assembly = packages[$"surface-{framework}.dll"];
        using (var package = ZipFile.OpenRead(packages.Package("StarVideos.Client")))
        {
            package.GetEntry($"lib/{framework}/StarVideos.Client.dll")!.ExtractToFile(assembly);
        }

        AcceptedSurface.Compare(SurfaceWriter.Write(assembly), framework);
    }
}
