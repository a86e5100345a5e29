using StarVideos.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>Each key does what the list of keys says, and does nothing where a field or a control uses it.</summary>
public sealed class KeyTests(Chromium chromium) : ReviewTests(chromium)
{
    [Fact]
    public async Task Arrows_go_from_card_to_card_and_from_line_to_line()
    {
        var review = await OpenSampleAsync();

        await review.PressAsync("ArrowRight");
        await review.ExpectCurrentAsync(Sample.Harbour1);
        await Expect(review.Frame(Sample.Harbour1)).ToBeFocusedAsync();
        await review.PressAsync("ArrowRight");
        await review.ExpectCurrentAsync(Sample.Harbour2);
        await review.PressAsync("ArrowLeft", "ArrowLeft");
        await review.ExpectCurrentAsync(Sample.Harbour1);
        await review.PressAsync("End");
        await review.ExpectCurrentAsync(Sample.Whale);
        await review.PressAsync("ArrowRight");
        await review.ExpectCurrentAsync(Sample.Whale);
        await review.PressAsync("Home");
        await review.ExpectCurrentAsync(Sample.Harbour1);

        var below = await BelowAsync(review, Sample.Harbour1);
        await review.PressAsync("ArrowDown");
        await review.ExpectCurrentAsync(below);
        await review.PressAsync("ArrowUp");
        await review.ExpectCurrentAsync(Sample.Harbour1);
        await review.PressAsync("PageDown");
        Assert.NotEqual(Sample.Harbour1, await review.Page.Locator("li.card.current").GetAttributeAsync("data-id"));
        await review.PressAsync("PageUp");
        await review.ExpectCurrentAsync(Sample.Harbour1);
    }

    [Theory]
    [InlineData("k", "keep")]
    [InlineData("x", "reject")]
    [InlineData("K", "keep")]
    public async Task A_letter_decides_and_again_takes_it_back(string key, string decision)
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight");

        // Caps Lock turns the letter into a capital K, which counts. With Shift it is another key.
        await review.Page.EvaluateAsync("key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))", key);
        await review.ExpectDecisionAsync(Sample.Harbour1, decision);
        await review.ExpectCountAsync(decision, 1);
        await review.PressAsync(key.ToLowerInvariant());
        await review.ExpectDecisionAsync(Sample.Harbour1, "undecided");
        await review.ExpectCountAsync(decision, 0);
    }

    [Fact]
    public async Task A_decision_takes_the_place_of_another()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight", "k", "x");
        await review.ExpectDecisionAsync(Sample.Harbour1, "reject");
        await review.ExpectCountAsync("keep", 0);
        await review.ExpectCountAsync("reject", 1);
    }

    [Fact]
    public async Task Digits_rate_and_the_same_again_or_0_clears()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight");
        for (var stars = 1; stars <= 5; stars++)
        {
            await review.PressAsync($"{stars}");
            await review.ExpectRatingAsync(Sample.Harbour1, stars);
        }

        await review.PressAsync("5");
        await review.ExpectRatingAsync(Sample.Harbour1, 0);
        await review.PressAsync("3", "0");
        await review.ExpectRatingAsync(Sample.Harbour1, 0);
        await review.PressAsync("6", "9");
        await review.ExpectRatingAsync(Sample.Harbour1, 0);
        await review.ExpectDecisionAsync(Sample.Harbour1, "undecided");
    }

    [Fact]
    public async Task R_opens_the_retake_and_escape_leaves_everything_as_it_was()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight", "r");
        await Expect(review.Dialog("retake").Locator("#field-prompt")).ToBeFocusedAsync();
        await Expect(review.Page.Locator("#field-prompt")).ToHaveValueAsync("A harbour at dawn, slow aerial orbit");
        await review.PressAsync("Escape");
        await review.ExpectNoDialogAsync();
        await review.ExpectDecisionAsync(Sample.Harbour1, "undecided");
        await Expect(review.Frame(Sample.Harbour1)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task C_compares_the_takes_of_a_row_or_what_is_selected()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight", "c");
        await Expect(review.Dialog("compare").Locator(".tile")).ToHaveCountAsync(3);
        await review.PressAsync("c");
        await review.ExpectNoDialogAsync();

        await review.GoToAsync(Sample.Harbour3);
        await review.PressAsync("s");
        await review.GoToAsync(Sample.Fox2);
        await review.PressAsync("s");
        await Expect(review.Page.Locator("#tray")).ToContainTextAsync("2 selected");
        await review.PressAsync("c");
        await Expect(review.Dialog("compare").Locator(".tile")).ToHaveCountAsync(2);
        Assert.Equal([Sample.Harbour3, Sample.Fox2], await review.Page.Locator(".tile").EvaluateAllAsync<string[]>("tiles => tiles.map(tile => tile.dataset.id)"));

        // In the comparison the arrow keys select a video, and the other keys decide.
        await review.PressAsync("ArrowRight", "k", "4", "ArrowLeft", "x");
        await review.PressAsync("Escape");
        await review.ExpectNoDialogAsync();
        await review.ExpectDecisionAsync(Sample.Fox2, "keep");
        await review.ExpectRatingAsync(Sample.Fox2, 4);
        await review.ExpectDecisionAsync(Sample.Harbour3, "reject");
    }

    [Fact]
    public async Task What_cannot_be_compared_is_said()
    {
        var review = await OpenSampleAsync();
        await review.GoToAsync(Sample.Moth);
        await review.PressAsync("c");
        await review.ExpectSaidAsync("This row has one video");
        await review.GoToAsync(Sample.Glacier);
        await review.PressAsync("c");
        await review.ExpectSaidAsync("There is no video to compare.");
        await review.GoToAsync(Sample.Moth);
        await review.PressAsync("s", "c");
        await review.ExpectSaidAsync("Select one more video");
        foreach (var id in new[] { Sample.Harbour1, Sample.Harbour2, Sample.Harbour3, Sample.Fox1 })
        {
            await review.GoToAsync(id);
            await review.PressAsync("s");
        }

        await review.ExpectSaidAsync("At most 4 videos");
        await Expect(review.Page.Locator("#tray")).ToContainTextAsync("4 selected");
        await review.ExpectNoDialogAsync();
    }

    [Fact]
    public async Task Slash_searches_and_escape_goes_back_to_the_grid()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("/");
        await Expect(review.Page.Locator("#search")).ToBeFocusedAsync();
        await review.Page.Keyboard.TypeAsync("FOX snow");
        await Expect(review.Cards).ToHaveCountAsync(2);
        await Expect(review.Page.Locator("#total")).ToHaveTextAsync("2 of 9 shown");
        await review.PressAsync("Escape");
        await review.ExpectCurrentAsync(Sample.Fox1);
        await Expect(review.Frame(Sample.Fox1)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_question_mark_lists_the_keys_and_escape_closes()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("?");
        await Expect(review.Dialog("keys")).ToBeVisibleAsync();
        foreach (var key in new[] { "k", "x", "r", "c", "s", "m", "/", "?", "Esc", "Enter", "Space" })
        {
            await Expect(review.Page.Locator("#keys-body kbd").GetByText(key, new() { Exact = true })).ToHaveCountAsync(1);
        }

        await review.PressAsync("k", "Escape");
        await review.ExpectNoDialogAsync();
        await review.ExpectCountAsync("keep", 0);
    }

    [Theory]
    [InlineData("u", "Shift+U")]
    [InlineData("Control+z", "Control+y")]
    [InlineData("Meta+z", "Control+Shift+z")]
    public async Task Undo_and_redo_go_through_every_step(string undo, string redo)
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight", "k", "2", "ArrowRight", "x");
        await review.PressAsync(undo);
        await review.ExpectDecisionAsync(Sample.Harbour2, "undecided");
        await review.PressAsync(undo);
        await review.ExpectRatingAsync(Sample.Harbour1, 0);
        await review.ExpectDecisionAsync(Sample.Harbour1, "keep");

        // Undo makes the changed card current.
        await review.ExpectCurrentAsync(Sample.Harbour1);
        await review.PressAsync(undo);
        await review.ExpectDecisionAsync(Sample.Harbour1, "undecided");
        await Expect(review.Page.Locator("#undo")).ToBeDisabledAsync();
        await review.PressAsync(undo, redo, redo, redo, redo);
        await review.ExpectDecisionAsync(Sample.Harbour1, "keep");
        await review.ExpectRatingAsync(Sample.Harbour1, 2);
        await review.ExpectDecisionAsync(Sample.Harbour2, "reject");
        await Expect(review.Page.Locator("#redo")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Nothing_fires_while_somebody_types()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight", "/");
        await review.PressAsync("k", "x", "r", "1", "c", "s", "u", "?", "Space", "/", "m");
        await Expect(review.Page.Locator("#search")).ToHaveValueAsync("kxr1csu? /m");
        await review.Page.FillAsync("#search", "");
        await review.ExpectNoDialogAsync();
        await review.PressAsync("Escape", "ArrowLeft", "r");
        await Expect(review.Page.Locator("#field-prompt")).ToBeFocusedAsync();
        await review.PressAsync("Control+a");
        await review.PressAsync("k", "x", "r", "1", "c", "s", "u", "?", "Space", "/", "m");
        await Expect(review.Page.Locator("#field-prompt")).ToHaveValueAsync("kxr1csu? /m");
        await Expect(review.Page.Locator("dialog[open]")).ToHaveCountAsync(1);
        await review.Page.FocusAsync("#field-count");
        await review.PressAsync("Control+a", "3", "k");
        await Expect(review.Page.Locator("#field-count")).ToHaveValueAsync("3k");
        await review.PressAsync("Escape");
        await review.ExpectNoDialogAsync();
        await ExpectNothingDecidedAsync(review);
    }

    [Theory]
    [InlineData("Control")]
    [InlineData("Alt")]
    [InlineData("Meta")]
    public async Task Nothing_fires_with_a_modifier(string modifier)
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight");
        foreach (var key in new[] { "k", "x", "r", "1", "5", "c", "s", "/", "?", "u", "Space" })
        {
            // Sent as an event, because the browser has shortcuts of its own for some keys.
            await review.Page.EvaluateAsync(
                "([key, modifier]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, [`${modifier}Key`]: true, bubbles: true, cancelable: true }))",
                new[] { key == "Space" ? " " : key, modifier == "Control" ? "ctrl" : modifier.ToLowerInvariant() });
        }

        await Expect(review.Frame(Sample.Harbour1)).ToBeFocusedAsync();
        await review.ExpectNoDialogAsync();
        await Expect(review.Page.Locator("#tray")).ToBeHiddenAsync();
        await ExpectNothingDecidedAsync(review);

        // The same key without the modifier counts.
        await review.PressAsync("k");
        await review.ExpectCountAsync("keep", 1);
    }

    [Fact]
    public async Task A_letter_that_is_being_composed_belongs_to_the_input_method()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight");
        await review.Page.EvaluateAsync("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', isComposing: true, bubbles: true }))");
        await ExpectNothingDecidedAsync(review);
    }

    [Fact]
    public async Task A_key_that_is_held_down_decides_once()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight");
        await review.Page.Keyboard.DownAsync("k");
        await review.Page.Keyboard.DownAsync("k");
        await review.Page.Keyboard.DownAsync("k");
        await review.Page.Keyboard.DownAsync("k");
        await review.Page.Keyboard.UpAsync("k");
        await review.ExpectDecisionAsync(Sample.Harbour1, "keep");
        await review.PressAsync("u");
        await Expect(review.Page.Locator("#undo")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task The_large_view_has_the_same_keys_and_its_own()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight", "Enter");
        var large = review.Dialog("large");
        await Expect(large.Locator("#large-title")).ToHaveTextAsync("harbour");
        await Expect(large).ToHaveAttributeAsync("data-id", Sample.Harbour1);
        await review.PressAsync("k", "4");
        await Expect(large.Locator("[data-act=keep]")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(large.Locator(".star.lit")).ToHaveCountAsync(4);
        await review.PressAsync("ArrowRight");
        await Expect(large).ToHaveAttributeAsync("data-id", Sample.Harbour2);
        await review.PressAsync("x", "ArrowRight");
        await Expect(large).ToHaveAttributeAsync("data-id", Sample.Harbour3);
        await review.PressAsync("r");
        await Expect(review.Dialog("retake")).ToBeVisibleAsync();
        await review.PressAsync("Escape");
        await Expect(review.Dialog("retake")).ToHaveCountAsync(0);
        await Expect(large).ToBeVisibleAsync();
        await review.PressAsync("u");
        await Expect(review.Page.Locator("#counts [data-decision=reject] .number")).ToHaveTextAsync("0");
        await review.PressAsync("ArrowLeft", "ArrowLeft", "ArrowLeft");
        await Expect(large).ToHaveAttributeAsync("data-id", Sample.Harbour1);
        await Expect(review.Page.Locator("#large-previous")).ToBeDisabledAsync();
        await review.PressAsync("ArrowRight", "Escape");
        await review.ExpectNoDialogAsync();
        await review.ExpectCurrentAsync(Sample.Harbour2);
        await Expect(review.Frame(Sample.Harbour2)).ToBeFocusedAsync();
        await review.ExpectDecisionAsync(Sample.Harbour1, "keep");
        await review.ExpectRatingAsync(Sample.Harbour1, 4);
    }

    [Fact]
    public async Task The_large_view_plays_stops_steps_and_sounds_by_key()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight", "Enter");
        var video = review.Dialog("large").Locator("video");
        await Expect(video).ToHaveJSPropertyAsync("paused", false);
        await Expect(video).ToHaveJSPropertyAsync("muted", true);
        await review.PressAsync("Space");
        await Expect(video).ToHaveJSPropertyAsync("paused", true);
        await Expect(review.Page.Locator("#large-transport [data-transport=play]")).ToHaveAttributeAsync("aria-label", "Play");
        await video.EvaluateAsync("async video => { while (video.seeking) { await new Promise(requestAnimationFrame); } }");
        var before = await video.EvaluateAsync<double>("video => video.currentTime");
        await review.PressAsync(".");
        await review.Page.WaitForFunctionAsync("before => document.querySelector('#large video').currentTime > before + 0.02", before);
        var after = await video.EvaluateAsync<double>("video => video.currentTime");
        Assert.InRange(after - before, 0.02, 0.08);
        await review.PressAsync(",");
        await review.Page.WaitForFunctionAsync("after => document.querySelector('#large video').currentTime < after - 0.02", after);
        await review.PressAsync("m");
        await Expect(video).ToHaveJSPropertyAsync("muted", false);
        await review.PressAsync("m");
        await Expect(video).ToHaveJSPropertyAsync("muted", true);
        await review.PressAsync("Space");
        await Expect(video).ToHaveJSPropertyAsync("paused", false);
    }

    private static async Task ExpectNothingDecidedAsync(OpenReview review)
    {
        await review.ExpectCountAsync("undecided", Sample.Shots.Length);
        await Expect(review.Page.Locator("#undo")).ToBeDisabledAsync();
    }

    private static async Task<string> BelowAsync(OpenReview review, string id)
    {
        var from = (await review.Card(id).BoundingBoxAsync())!;
        foreach (var card in await review.Cards.AllAsync())
        {
            var box = (await card.BoundingBoxAsync())!;
            if (box.Y > from.Y + (from.Height / 2) && Math.Abs(box.X - from.X) < 2)
            {
                return (await card.GetAttributeAsync("data-id"))!;
            }
        }

        throw new InvalidOperationException("There is one line only.");
    }
}
