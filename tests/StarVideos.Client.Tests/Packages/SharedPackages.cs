namespace StarVideos.Client.Tests.Packages;

/// <summary>The tests that share one pair of packages, and the installed emulator.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPackages : ICollectionFixture<PackageFolder>
{
    internal const string Name = "packages";
}
