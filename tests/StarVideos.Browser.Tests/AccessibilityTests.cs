using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using StarVideos.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>
/// axe-core finds nothing in any view, wide and narrow, light and dark. If the environment variable STARVIDEOS_SCREENSHOTS has the path of a
/// folder, a picture of each view is written there.
/// </summary>
public sealed class AccessibilityTests(Chromium chromium) : ReviewTests(chromium)
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("STARVIDEOS_SCREENSHOTS");

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(400, false)]
    [InlineData(400, true)]
    public async Task Axe_finds_nothing_in_any_view(int width, bool dark)
    {
        var look = new Look { Width = width, Height = 800, Dark = dark };
        var review = await OpenSampleAsync(look);
        await Expect(review.Card(Sample.Harbour1).Locator("canvas")).ToHaveCountAsync(1);
        await CheckAsync(review, look, "grid");

        await review.PressAsync("ArrowRight", "k", "5", "ArrowRight", "x", "ArrowRight", "r");
        await review.Page.ClickAsync("#retake-apply");
        await review.GoToAsync(Sample.Fox1);
        await review.PressAsync("s");
        await review.Page.ClickAsync("#filter");
        await CheckAsync(review, look, "decided");
        await review.Page.ClickAsync("#filter");
        await review.Page.ClickAsync("#tray-clear");

        await review.GoToAsync(Sample.Harbour1);
        await review.PressAsync("Enter");
        await Expect(review.Dialog("large").Locator("video")).ToHaveJSPropertyAsync("paused", false);
        await CheckAsync(review, look, "large");
        await review.PressAsync("Escape");
        await review.GoToAsync(Sample.Glacier);
        await review.PressAsync("Enter");
        await Expect(review.Dialog("large")).ToHaveAttributeAsync("data-id", Sample.Glacier);
        await CheckAsync(review, look, "large-failed");
        await review.PressAsync("Escape");

        await review.GoToAsync(Sample.Harbour1);
        await review.PressAsync("c");
        await Expect(review.Dialog("compare").Locator("video")).ToHaveCountAsync(3);
        await CheckAsync(review, look, "compare");
        await review.PressAsync("Escape");

        await review.GoToAsync(Sample.Moth);
        await review.PressAsync("r");
        await review.Page.FillAsync("#field-duration", "99");
        await CheckAsync(review, look, "retake");
        await review.PressAsync("Escape");

        await review.Page.ClickAsync("#open-figures");
        await review.Page.ClickAsync("#figures-body summary");
        await CheckAsync(review, look, "figures");
        await review.PressAsync("Escape", "?");
        await Expect(review.Dialog("keys")).ToBeVisibleAsync();
        await CheckAsync(review, look, "keys");
        await review.PressAsync("Escape");

        await review.Page.FillAsync("#search", "no such thing");
        await Expect(review.Page.Locator("#empty")).ToBeVisibleAsync();
        await CheckAsync(review, look, "nothing");

        Folder.Export([], "empty.html");
        await CheckAsync(await OpenAsync(look, "empty.html"), look, "empty");
    }

    [Fact]
    public async Task Axe_finds_what_is_wrong()
    {
        var review = await OpenSampleAsync();
        await review.Page.EvaluateAsync("document.getElementById('save').removeAttribute('aria-label'); document.getElementById('open-keys').removeAttribute('aria-label'); document.getElementById('open-keys').title = '';");
        Assert.Contains((await review.Page.RunAxe()).Violations, static violation => violation.Id == "button-name");
    }

    private static async Task CheckAsync(OpenReview review, Look look, string view)
    {
        await ExpectNoScrollingToTheSideAsync(review, view);

        // Colours are checked after all animations have ended.
        await review.Page.WaitForFunctionAsync("() => document.getAnimations().every(animation => animation.playState !== 'running')");
        var found = await review.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.True(found.Violations.Length == 0, view + "\n" + string.Join('\n', found.Violations.SelectMany(static violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html} {string.Join(' ', node.Any.Select(static check => check.Message))}"))));
        if (Pictures is not null)
        {
            await review.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{view}-{(look.Dark ? "dark" : "light")}-{look.Width}.png") });
        }
    }

    private static async Task ExpectNoScrollingToTheSideAsync(OpenReview review, string view)
    {
        var wide = await review.Page.EvaluateAsync<string[]>(
            """
            () => [document.documentElement, ...document.querySelectorAll('dialog[open], dialog[open] .sheet-body, dialog[open] .facts')]
                .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => `${part.tagName}#${part.id}.${part.className}: ${part.scrollWidth} in ${part.clientWidth}`)
            """);
        Assert.True(wide.Length == 0, $"{view}: {string.Join(", ", wide)}");
    }
}
