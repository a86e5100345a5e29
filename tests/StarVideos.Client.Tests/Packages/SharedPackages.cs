namespace StarVideos.Client.Tests.Packages;

/// <summary>Tests that share the two packages and the installed emulator.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPackages : ICollectionFixture<PackageFolder>
{
    internal const string Name = "packages";
}
