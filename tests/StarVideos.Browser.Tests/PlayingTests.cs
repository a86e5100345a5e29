using StarVideos.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>What plays, when, and that there are never more than four players (checked after every test).</summary>
public sealed class PlayingTests(Chromium chromium) : ReviewTests(chromium)
{
    [Fact]
    public async Task What_the_pointer_is_on_plays_and_only_that()
    {
        var review = await OpenSampleAsync();
        await review.Frame(Sample.Harbour1).HoverAsync();
        await ExpectPlayingAsync(review, Sample.Harbour1);
        await review.Frame(Sample.Fox1).HoverAsync();
        await ExpectPlayingAsync(review, Sample.Fox1);
        await Expect(review.Card(Sample.Harbour1).Locator("video")).ToHaveCountAsync(0);
        await Expect(review.Page.Locator("li.card video")).ToHaveCountAsync(1);
        await review.ExpectCurrentAsync(Sample.Fox1);
    }

    [Fact]
    public async Task What_has_the_focus_plays_and_space_stops_it_and_goes_on()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight");
        await ExpectPlayingAsync(review, Sample.Harbour1);
        await review.PressAsync("Space");
        await Expect(review.Card(Sample.Harbour1).Locator("video")).ToHaveJSPropertyAsync("paused", true);
        await review.PressAsync("Space");
        await Expect(review.Card(Sample.Harbour1).Locator("video")).ToHaveJSPropertyAsync("paused", false);
        await review.ExpectNoDialogAsync();
    }

    [Fact]
    public async Task A_preview_begins_again_at_its_end_and_has_no_sound()
    {
        Folder.Export([new("video_1") { File = "a.mp4", Clip = Clips.Square }]);
        var review = await OpenAsync();
        await review.PressAsync("ArrowRight");
        await ExpectPlayingAsync(review, "video_1");
        var video = review.Card("video_1").Locator("video");
        await Expect(video).ToHaveJSPropertyAsync("loop", true);
        await Expect(video).ToHaveJSPropertyAsync("muted", true);
    }

    [Fact]
    public async Task A_click_opens_it_large_and_closing_lets_the_player_go()
    {
        var review = await OpenSampleAsync();
        await review.Frame(Sample.Harbour2).ClickAsync();
        await Expect(review.Dialog("large").Locator("video")).ToHaveJSPropertyAsync("paused", false);
        await Expect(review.Page.Locator("video")).ToHaveCountAsync(1);
        await review.Page.ClickAsync("#large-close");
        await review.ExpectNoDialogAsync();
        await Expect(review.Page.Locator("dialog video")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_scrubber_goes_to_a_place()
    {
        var review = await OpenSampleAsync();
        await review.Frame(Sample.Harbour1).ClickAsync();
        var video = review.Dialog("large").Locator("video");
        await Expect(video).ToHaveJSPropertyAsync("paused", false);
        await review.PressAsync("Space");
        await Expect(video).ToHaveJSPropertyAsync("paused", true);
        var scrubber = review.Page.Locator("#large-transport .scrubber");
        await scrubber.FillAsync("600");
        await review.Page.WaitForFunctionAsync("() => Math.abs(document.querySelector('#large video').currentTime - 3) < 0.05");
        await Expect(review.Page.Locator("#large-transport .time")).ToHaveTextAsync("0:03.0 / 0:05.0");
        await Expect(scrubber).ToHaveAttributeAsync("aria-valuetext", "0:03.0 of 0:05.0");
    }

    [Fact]
    public async Task Never_more_than_four_players_whatever_is_done()
    {
        Folder.Export(Enumerable.Range(1, 120).Select(static number => new Shot($"video_{number}") { Row = $"row {(number - 1) / 4}", Take = ((number - 1) % 4) + 1, File = $"{number}.mp4", Clip = number % 2 == 0 ? Clips.Wide : Clips.Square }));
        var review = await OpenAsync();
        for (var turn = 1; turn <= 4; turn++)
        {
            await review.Page.Mouse.MoveAsync(200 * turn, 300);
            await review.Page.Mouse.MoveAsync(200 * turn, 500);
            await review.Page.Mouse.WheelAsync(0, 900);
            await review.PressAsync("ArrowDown", "ArrowRight", "Enter", "ArrowRight", "ArrowRight", "ArrowLeft");
            await Expect(review.Dialog("large").Locator("video")).ToHaveCountAsync(1);
            await review.PressAsync("Escape", "c");
            await Expect(review.Dialog("compare").Locator("video")).ToHaveCountAsync(4);
            await review.PressAsync("Escape", "PageDown");
            await review.ExpectNoDialogAsync();
        }

        // Opens and closes a comparison while posters are being made.
        await review.PressAsync("End", "c", "c", "Home", "c", "Escape", "Enter", "Escape");
        await review.ExpectNoDialogAsync();
        await Expect(review.Card("video_1").Locator("canvas")).ToHaveCountAsync(1);
        await Expect(review.Card("video_5").Locator("canvas")).ToHaveCountAsync(1);
        Assert.InRange(await review.Page.MostLivePlayersAsync(), 4, 4);
        Assert.InRange(await review.Page.EvaluateAsync<int>("livePlayers.made"), 4, 4);
        Assert.InRange(await review.Page.PlayerStartsAsync(), 30, int.MaxValue);
    }

    [Fact]
    public async Task A_player_is_let_go_when_its_poster_is_drawn()
    {
        var review = await OpenSampleAsync(new Look { Height = 1600 });
        await Expect(review.Page.Locator("li.card canvas")).ToHaveCountAsync(Sample.Videos);
        await review.Page.WaitForFunctionAsync("() => livePlayers.now() === 0");
        await Expect(review.Page.Locator("video")).ToHaveCountAsync(0);
    }

    private static async Task ExpectPlayingAsync(OpenReview review, string id)
    {
        var video = review.Card(id).Locator("video");
        await Expect(video).ToHaveCountAsync(1);
        await Expect(video).ToHaveJSPropertyAsync("paused", false);
        await Expect(review.Frame(id)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("playing"));
        await review.Page.WaitForFunctionAsync("id => document.querySelector(`li.card[data-id=\"${id}\"] video`).currentTime > 0.1", id);
    }
}
