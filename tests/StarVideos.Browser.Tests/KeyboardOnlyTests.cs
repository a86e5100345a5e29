using StarVideos.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>Everything can be reached by keyboard. A dialog keeps the focus, and restores it when it is closed.</summary>
public sealed class KeyboardOnlyTests(Chromium chromium) : ReviewTests(chromium)
{
    /// <summary>What Tab should reach: all controls that are visible and enabled, and one of each group of radio buttons.</summary>
    private const string Reachable =
        """
        root => {
            window.nameOf = one => one.id || `${one.closest('[data-id]')?.dataset.id ?? one.closest('dialog')?.id ?? one.parentElement.id} ${one.dataset.act ?? one.dataset.decision ?? one.dataset.rating ?? one.dataset.transport ?? ''} ${one.className} ${one.name ?? ''}`;
            return [...document.querySelector(root).querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                .filter(one => one.tabIndex >= 0 && !one.disabled && !one.closest('[inert]') && one.checkVisibility({ visibilityProperty: true }) && (one.type !== 'radio' || one.checked) && (root !== 'body' || !one.closest('dialog')))
                .map(nameOf);
        }
        """;

    [Fact]
    public async Task Tab_reaches_everything_on_the_page()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight", "s", "k", "ArrowRight", "s");
        await Expect(review.Page.Locator("#undo")).ToBeEnabledAsync();
        await review.Page.ClickAsync("#filter");
        await Expect(review.Page.Locator("#filters")).ToBeVisibleAsync();
        var wanted = await review.Page.EvaluateAsync<string[]>(Reachable, "body");
        await review.Page.EvaluateAsync("() => { document.activeElement.blur(); window.scrollTo(0, 0); }");
        var reached = await TabAroundAsync(review, wanted.Length + 5);
        Assert.Empty(wanted.Except(reached));
        Assert.InRange(wanted.Length, 20, 60);
        foreach (var part in new[] { "skip", "undo", "open-figures", "open-keys", "load", "save", "search", "sort", "filter", "filter-status", "filter-rating", "filter-clear", "tray-compare", "tray-clear" })
        {
            Assert.Contains(part, reached);
        }
    }

    [Theory]
    [InlineData("large", "Enter")]
    [InlineData("compare", "c")]
    [InlineData("retake", "r")]
    [InlineData("keys", "?")]
    public async Task A_dialog_keeps_the_focus_and_gives_it_back(string dialog, string key)
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight", key);
        await Expect(review.Dialog(dialog)).ToBeVisibleAsync();
        if (dialog is "large" or "compare")
        {
            await Expect(review.Page.Locator($"#{dialog}-transport")).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("idle"));
            await review.PressAsync("Space");
        }

        await ExpectTrappedAsync(review, dialog);
        await review.PressAsync("Escape");
        await review.ExpectNoDialogAsync();
        await Expect(review.Frame(Sample.Harbour1)).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("figures", "open-figures")]
    [InlineData("keys", "open-keys")]
    public async Task A_button_that_opened_a_dialog_has_the_focus_again(string dialog, string button)
    {
        var review = await OpenSampleAsync();
        await review.Page.FocusAsync($"#{button}");
        await review.PressAsync("Enter");
        await Expect(review.Dialog(dialog)).ToBeVisibleAsync();
        await ExpectTrappedAsync(review, dialog);
        await review.Page.FocusAsync($"#{dialog}-close");
        await review.PressAsync("Space");
        await review.ExpectNoDialogAsync();
        await Expect(review.Page.Locator($"#{button}")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_whole_review_without_a_pointer()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("Tab", "Enter");
        await review.ExpectCurrentAsync(Sample.Harbour1);
        await review.PressAsync("k", "5", "ArrowRight", "x", "ArrowRight", "r");
        await Expect(review.Page.Locator("#field-prompt")).ToBeFocusedAsync();
        await review.PressAsync("Control+a");
        await review.Page.Keyboard.TypeAsync("A quiet harbour");
        await review.PressAsync("Control+Enter");
        await review.ExpectNoDialogAsync();
        await review.ExpectDecisionAsync(Sample.Harbour3, "retake");
        await review.Page.FocusAsync("#save");
        var download = await review.Page.RunAndWaitForDownloadAsync(() => review.PressAsync("Enter"));
        await download.SaveAsAsync(Folder.PathOf("review.json"));
        var read = VideoReview.Import(Folder.PathOf("review.json"), journal: VideoJournal.Off).Decisions;
        Assert.Equal([ReviewChoice.Keep, ReviewChoice.Reject, ReviewChoice.Retake], read.Select(static decision => decision.Choice));
        Assert.Equal("A quiet harbour", read[2].Request!.Prompt);
    }

    [Fact]
    public async Task What_has_the_focus_is_seen()
    {
        var review = await OpenSampleAsync();
        var places = new HashSet<string>();
        for (var turn = 0; turn < 24; turn++)
        {
            await review.PressAsync("Tab");
            places.Add(await review.Page.EvaluateAsync<string>("() => document.activeElement.outerHTML"));
            var seen = await review.Page.EvaluateAsync<string>(
                """
                () => {
                    const one = document.activeElement;
                    if (one === document.body) {
                        return '';
                    }

                    const parts = [one, one.parentElement, one.closest('label') ?? one, one.closest('.card') ?? one];
                    const styles = parts.flatMap(part => [getComputedStyle(part), getComputedStyle(part, '::after')]);
                    return styles.some(style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none') ? '' : one.outerHTML.slice(0, 200);
                }
                """);
            Assert.Equal("", seen);
        }

        Assert.InRange(places.Count, 14, 24);
    }

    private static async Task ExpectTrappedAsync(OpenReview review, string dialog)
    {
        var wanted = await review.Page.EvaluateAsync<string[]>(Reachable, $"#{dialog}");
        var reached = await TabAroundAsync(review, wanted.Length + 3);
        Assert.Empty(wanted.Except(reached));
        Assert.True(await review.Page.EvaluateAsync<bool>("dialog => document.getElementById(dialog).contains(document.activeElement) || document.activeElement === document.body", dialog));
        Assert.DoesNotContain(reached, name => name is "save" or "search" or "skip" or "sort");
    }

    private static async Task<HashSet<string>> TabAroundAsync(OpenReview review, int times)
    {
        var reached = new HashSet<string>();
        for (var turn = 0; turn < times; turn++)
        {
            await review.PressAsync("Tab");
            reached.Add(await review.Page.EvaluateAsync<string>("() => nameOf(document.activeElement)"));
        }

        return reached;
    }
}
