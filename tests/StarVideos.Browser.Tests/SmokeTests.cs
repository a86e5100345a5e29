using StarVideos.Browser.Tests.Support;

namespace StarVideos.Browser.Tests;

[Collection(SharedChromium.Name)]
public sealed class SmokeTests(Chromium chromium)
{
    [Fact]
    public async Task It_starts()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync("<h1>A harbour</h1>");
        Assert.Equal("A harbour", await page.Locator("h1").InnerTextAsync());
    }
}
