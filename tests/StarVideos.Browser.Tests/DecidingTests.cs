using Microsoft.Playwright;
using StarVideos.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>Decisions are kept in the browser: after a reload, beside another window, and without a storage.</summary>
public sealed class DecidingTests(Chromium chromium) : ReviewTests(chromium)
{
    private const string NoStorage = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });";

    private const string FullStorage = "Storage.prototype.setItem = function () { if (arguments[1] !== '1') { throw new DOMException('full', 'QuotaExceededError'); } };";

    [Fact]
    public async Task Buttons_decide_as_keys_do()
    {
        var review = await OpenSampleAsync();
        await review.GoToAsync(Sample.Fox1);
        await review.Card(Sample.Fox1).Locator("[data-act=keep]").ClickAsync();
        await review.ExpectDecisionAsync(Sample.Fox1, "keep");
        await Expect(review.Card(Sample.Fox1).Locator("[data-act=keep]")).ToHaveAttributeAsync("aria-pressed", "true");
        await review.Frame(Sample.Fox2).ClickAsync();
        await review.Dialog("large").Locator("[data-act=reject]").ClickAsync();
        await review.Dialog("large").Locator("[data-rating='3']").ClickAsync();
        await review.Page.ClickAsync("#large-close");
        await review.ExpectDecisionAsync(Sample.Fox2, "reject");
        await review.ExpectRatingAsync(Sample.Fox2, 3);
        await review.Page.ClickAsync("#undo");
        await review.ExpectRatingAsync(Sample.Fox2, 0);
        await review.Page.ClickAsync("#redo");
        await review.ExpectRatingAsync(Sample.Fox2, 3);
    }

    [Fact]
    public async Task They_are_there_after_a_reload_and_still_not_saved()
    {
        var review = await OpenSampleAsync();
        AcceptLeaving(review);
        await review.PressAsync("ArrowRight", "k", "5", "ArrowRight", "x");
        await MarkRetakeAsync(review, Sample.Harbour3, "3");
        await review.Page.ReloadAsync();

        await review.ExpectDecisionAsync(Sample.Harbour1, "keep");
        await review.ExpectRatingAsync(Sample.Harbour1, 5);
        await review.ExpectDecisionAsync(Sample.Harbour2, "reject");
        await review.ExpectDecisionAsync(Sample.Harbour3, "retake");
        await Expect(review.Page.Locator("#save")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("unsaved"));
        await review.GoToAsync(Sample.Harbour3);
        await review.PressAsync("r");
        await Expect(review.Page.Locator("#field-count")).ToHaveValueAsync("3");
    }

    [Fact]
    public async Task A_page_that_is_written_again_has_them_and_another_review_has_not()
    {
        var profile = await NewProfileAsync();
        Folder.Export(Sample.Shots);
        Folder.Export(Sample.Shots, "other.html");
        var review = await OpenAsync(profile);
        await review.PressAsync("ArrowRight", "k");
        await review.ExpectDecisionAsync(Sample.Harbour1, "keep");
        Folder.Export([.. Sample.Shots, new("video_new") { File = "new.mp4" }]);
        AcceptLeaving(review);
        await review.Page.ReloadAsync();
        await review.ExpectDecisionAsync(Sample.Harbour1, "keep");
        await review.ExpectCountAsync("all", Sample.Shots.Length + 1);

        var other = await OpenAsync(profile, "other.html");
        await other.ExpectCountAsync("undecided", Sample.Shots.Length);
        await other.ExpectDecisionAsync(Sample.Harbour1, "undecided");
    }

    [Fact]
    public async Task Two_windows_lose_nothing_of_each_other()
    {
        var profile = await NewProfileAsync();
        Folder.Export(Sample.Shots);
        var one = await OpenAsync(profile);
        var other = await OpenAsync(profile);

        await one.Page.BringToFrontAsync();
        await one.PressAsync("ArrowRight", "k");
        await other.ExpectDecisionAsync(Sample.Harbour1, "keep");
        await other.ExpectSaidAsync("Decisions were changed in another window.");
        await other.Page.BringToFrontAsync();
        await other.PressAsync("ArrowRight", "ArrowRight", "x");
        await one.ExpectDecisionAsync(Sample.Harbour2, "reject");
        await one.ExpectDecisionAsync(Sample.Harbour1, "keep");

        // Undo does not change an entry that another window has changed since.
        await other.GoToAsync(Sample.Harbour1);
        await other.PressAsync("x");
        await one.ExpectDecisionAsync(Sample.Harbour1, "reject");
        await one.Page.BringToFrontAsync();
        await one.PressAsync("u");
        await one.ExpectSaidAsync("This was changed in another window since");
        await one.ExpectDecisionAsync(Sample.Harbour1, "reject");
    }

    [Fact]
    public async Task Leaving_with_unsaved_decisions_is_asked_about_and_after_saving_not()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight", "k");
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        review.Page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };
        await review.Page.CloseAsync(new PageCloseOptions { RunBeforeUnload = true });
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        await review.ExpectDecisionAsync(Sample.Harbour1, "keep");

        await review.Page.RunAndWaitForDownloadAsync(() => review.Page.ClickAsync("#save"));
        asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        review.Page.Close += (_, _) => closed.TrySetResult();
        await review.Page.CloseAsync(new PageCloseOptions { RunBeforeUnload = true });
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(asked.Task.IsCompleted);
    }

    [Theory]
    [InlineData(NoStorage)]
    [InlineData(FullStorage)]
    public async Task Without_a_storage_it_works_and_says_that_nothing_is_kept(string before)
    {
        var review = await OpenSampleAsync(new Look { Before = before });
        await review.PressAsync("ArrowRight", "k", "4");
        await review.ExpectDecisionAsync(Sample.Harbour1, "keep");
        await review.ExpectRatingAsync(Sample.Harbour1, 4);
        await Expect(review.Page.Locator("#caution")).ToHaveTextAsync("This browser keeps nothing for this page: decisions last until the page is closed. Save them before.");
        await MarkRetakeAsync(review, Sample.Harbour2, "2");
        var download = await review.Page.RunAndWaitForDownloadAsync(() => review.Page.ClickAsync("#save"));
        await download.SaveAsAsync(Folder.PathOf("review.json"));
        Assert.Equal([ReviewChoice.Keep, ReviewChoice.Retake], VideoReview.Import(Folder.PathOf("review.json"), journal: VideoJournal.Off).Decisions.Select(static decision => decision.Choice));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"v":2,"decisions":{}}""")]
    [InlineData("""{"v":1,"decisions":[]}""")]
    [InlineData("""{"v":1,"decisions":{"video_starvideos_1":null}}""")]
    [InlineData("""{"v":1,"decisions":{"video_starvideos_1":{"decision":"<b>","rating":99}}}""")]
    [InlineData("""{"v":1,"decisions":{"video_starvideos_1":{"decision":"retake"}},"drafts":{"video_starvideos_1":7}}""")]
    [InlineData("""{"v":1,"decisions":{"video_starvideos_1":{"decision":"retake","count":1,"request":{"mode":"Nothing"}}},"drafts":{"video_starvideos_1":{"mode":"<b>","prompt":7,"referenceImages":["a"]}}}""")]
    public async Task A_storage_that_holds_something_else_is_no_harm(string stored)
    {
        var page = Folder.Export(Sample.Shots);
        var review = await OpenAsync(new Look { Before = $"localStorage.getItem('starvideos-review:{page.Id}') ?? localStorage.setItem('starvideos-review:{page.Id}', {System.Text.Json.JsonSerializer.Serialize(stored)});" });
        await Expect(review.Cards).ToHaveCountAsync(Sample.Shots.Length);
        await review.GoToAsync(Sample.Harbour1);
        await review.PressAsync("r");
        await Expect(review.Dialog("retake")).ToBeVisibleAsync();
        await review.PressAsync("Escape", "Enter");
        await Expect(review.Dialog("large")).ToBeVisibleAsync();
        await review.PressAsync("Escape");
        await review.GoToAsync(Sample.Harbour2);
        await review.PressAsync("k", "ArrowLeft", "x");
        await review.ExpectDecisionAsync(Sample.Harbour2, "keep");
        await review.ExpectDecisionAsync(Sample.Harbour1, "reject");
        var download = await review.Page.RunAndWaitForDownloadAsync(() => review.Page.ClickAsync("#save"));
        await download.SaveAsAsync(Folder.PathOf("review.json"));
        Assert.Equal(
            [(Sample.Harbour1, ReviewChoice.Reject, null), (Sample.Harbour2, ReviewChoice.Keep, null)],
            VideoReview.Import(Folder.PathOf("review.json"), journal: VideoJournal.Off).Decisions.Select(static decision => (decision.TaskId, decision.Choice, decision.Error)));
    }

    [Fact]
    public async Task Filters_show_what_was_decided_and_rated()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight", "k", "4", "ArrowRight", "x", "ArrowRight", "3");
        await review.Page.ClickAsync("#counts [data-decision=keep]");
        await Expect(review.Cards).ToHaveCountAsync(1);
        await review.Page.ClickAsync("#counts [data-decision=undecided]");
        await Expect(review.Cards).ToHaveCountAsync(Sample.Shots.Length - 2);
        await review.Page.ClickAsync("#counts [data-decision=all]");
        await review.Page.ClickAsync("#filter");
        foreach (var (filter, value, count) in new[] { ("rating", "3", 2), ("rating", "0", 7), ("rating", "", 9), ("status", "Failed", 1), ("status", "", 9), ("mode", "FirstLastFrame", 1), ("mode", "", 9), ("batch", "trailer-2", 2) })
        {
            await review.Page.SelectOptionAsync($"#filter-{filter}", value);
            await Expect(review.Cards).ToHaveCountAsync(count);
        }

        await Expect(review.Page.Locator("#filter-count")).ToHaveTextAsync("1");
        await review.Page.ClickAsync("#filter-clear");
        await Expect(review.Cards).ToHaveCountAsync(Sample.Shots.Length);
        await review.Page.SelectOptionAsync("#sort", "rating");
        await Expect(review.Cards.First).ToHaveAttributeAsync("data-id", Sample.Harbour1);
        await review.Page.SelectOptionAsync("#sort", "newest");
        await Expect(review.Cards.First).ToHaveAttributeAsync("data-id", Sample.Whale);
        await review.Page.SelectOptionAsync("#sort", "decision");
        await Expect(review.Cards.Last).ToHaveAttributeAsync("data-id", Sample.Harbour2);
    }

    [Fact]
    public async Task Whoever_works_through_the_undecided_goes_on_with_the_next()
    {
        var review = await OpenSampleAsync();
        await review.Page.ClickAsync("#counts [data-decision=undecided]");
        await review.GoToAsync(Sample.Harbour1);
        await review.PressAsync("k");
        await review.ExpectCurrentAsync(Sample.Harbour2);
        await review.PressAsync("x");
        await review.ExpectCurrentAsync(Sample.Harbour3);
        await Expect(review.Frame(Sample.Harbour3)).ToBeFocusedAsync();
        await Expect(review.Cards).ToHaveCountAsync(Sample.Shots.Length - 2);
    }

    private static void AcceptLeaving(OpenReview review) => review.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();

    private static async Task MarkRetakeAsync(OpenReview review, string id, string count)
    {
        await review.GoToAsync(id);
        await review.PressAsync("r");
        await review.Page.FillAsync("#field-count", count);
        await review.Page.ClickAsync("#retake-apply");
        await review.ExpectDecisionAsync(id, "retake");
    }
}
