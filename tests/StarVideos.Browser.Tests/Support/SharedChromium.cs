namespace StarVideos.Browser.Tests.Support;

/// <summary>Tests that share the browser. They run one after the other, so that they do not disturb each other's measurements.</summary>
[CollectionDefinition(Name)]
public sealed class SharedChromium : ICollectionFixture<Chromium>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Chromium";
}
