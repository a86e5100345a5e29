using System.Text.Json;
using StarVideos.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>The browser saves decisions as review.json, and the library reads exactly these decisions.</summary>
public sealed class SavingTests(Chromium chromium) : ReviewTests(chromium)
{
    [Fact]
    public async Task What_was_decided_in_the_browser_is_what_the_library_reads()
    {
        var page = Folder.Export(Sample.Shots);
        var review = await OpenAsync();
        await review.GoToAsync(Sample.Harbour1);
        await review.PressAsync("k", "5");
        await review.GoToAsync(Sample.Harbour2);
        await review.PressAsync("x");
        await review.GoToAsync(Sample.Harbour3);
        await review.PressAsync("2");
        await review.GoToAsync(Sample.Fox1);
        await review.PressAsync("r");
        await review.Page.FillAsync("#field-prompt", "  A \"fox\" & a <crow>\nat night 🦊 ");
        await review.Page.FillAsync("#field-duration", "7");
        await review.Page.Locator("#retake-fields .field-ratio input[value='9:16']").CheckAsync(new() { Force = true });
        await review.Page.FillAsync("#field-count", "3");
        await review.Page.FillAsync("#field-name", "night fox");
        await review.Page.ClickAsync("#retake-apply");
        await review.GoToAsync(Sample.Whale);
        await review.PressAsync("r", "Control+Enter");
        await review.GoToAsync(Sample.Moth);
        await review.PressAsync("r");
        await review.Page.Locator("#retake-fields .field-mode input[value=ImageAndVideo]").CheckAsync(new() { Force = true });
        await review.Page.FillAsync("#field-referenceImages-1", "https://cdn.example.com/lamp.png?key=1");
        await review.Page.FillAsync("#field-referenceVideos-0", " https://example.com/moth.mp4 ");
        await review.Page.ClickAsync("#retake-apply");
        await review.ExpectDecisionAsync(Sample.Moth, "retake");
        await review.GoToAsync(Sample.Glacier);
        await review.PressAsync("x", "1");

        var read = await SaveAsync(review);

        Assert.Equal(page.Id, read.Id);
        Assert.Equal("trailer", read.Title);
        Assert.Equal(Folder.Page, read.Page);
        Assert.All(read.Decisions, static decision => Assert.Null(decision.Error));
        Assert.Equal(
            [
                (Sample.Harbour1, ReviewChoice.Keep, 5, "harbour.mp4"),
                (Sample.Harbour2, ReviewChoice.Reject, null, "harbour-2.mp4"),
                (Sample.Harbour3, ReviewChoice.None, 2, "harbour-3.mp4"),
                (Sample.Fox1, ReviewChoice.Retake, null, "takes/fox #1.mp4"),
                (Sample.Moth, ReviewChoice.Retake, null, "moth.mp4"),
                (Sample.Glacier, ReviewChoice.Reject, 1, null),
                (Sample.Whale, ReviewChoice.Retake, null, "whale.mp4"),
            ],
            read.Decisions.Select(decision => (decision.TaskId, decision.Choice, decision.Rating, decision.File is null ? null : Path.GetRelativePath(Folder.Videos, decision.File))));

        var fox = Assert.IsType<TextRequest>(read.Decisions[3].Request);
        Assert.Equal(("  A \"fox\" & a <crow>\nat night 🦊 ", 7, "9:16", "night fox", 3), (fox.Prompt, fox.Duration, fox.Ratio, fox.Name, read.Decisions[3].Count));
        Assert.Equal(["prompt", "name", "duration", "ratio"], read.Decisions[3].Edited);

        var moth = Assert.IsType<ImageAndVideoRequest>(read.Decisions[4].Request);
        Assert.Equal(["https://example.com/moth.png", "https://cdn.example.com/lamp.png?key=1"], moth.ReferenceImages);
        Assert.Equal("https://example.com/moth.mp4", moth.ReferenceVideo);

        // A retake that was marked without changes is the same request again.
        var whale = Assert.IsType<FirstLastFrameRequest>(read.Decisions[6].Request);
        Assert.Equal(("https://example.com/first.png", "https://example.com/last.png", 5, "16:9", 1), (whale.FirstImage, whale.LastImage, whale.Duration, whale.Ratio, read.Decisions[6].Count));
        Assert.Empty(read.Decisions[6].Edited);
    }

    [Fact]
    public async Task Saved_decisions_go_back_into_a_browser_that_has_none_as_one_step()
    {
        var review = await OpenSampleAsync();
        await review.PressAsync("ArrowRight", "k", "5", "ArrowRight", "x");
        await SaveAsync(review);
        await Expect(review.Page.Locator("#save")).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("unsaved"));
        await review.ExpectSaidAsync("2 decisions saved to review.json.");

        var empty = await OpenAsync();
        await empty.PressAsync("End", "x");
        await empty.Page.SetInputFilesAsync("#load-file", Folder.PathOf("review.json"));
        await empty.ExpectSaidAsync("2 decisions loaded.");
        await empty.ExpectDecisionAsync(Sample.Harbour1, "keep");
        await empty.ExpectRatingAsync(Sample.Harbour1, 5);
        await empty.ExpectDecisionAsync(Sample.Harbour2, "reject");
        await empty.ExpectDecisionAsync(Sample.Whale, "undecided");
        await empty.PressAsync("u");
        await empty.ExpectDecisionAsync(Sample.Harbour1, "undecided");
        await empty.ExpectDecisionAsync(Sample.Whale, "reject");
    }

    [Fact]
    public async Task A_file_of_another_review_is_refused_with_words()
    {
        Folder.Export(Sample.Shots, "other.html", "winter");
        var other = await OpenAsync(page: "other.html");
        await other.PressAsync("ArrowRight", "k");
        var download = await other.Page.RunAndWaitForDownloadAsync(() => other.Page.ClickAsync("#save"));
        await download.SaveAsAsync(Folder.PathOf("review.json"));

        var review = await OpenSampleAsync();
        await review.Page.SetInputFilesAsync("#load-file", Folder.PathOf("review.json"));
        await review.ExpectSaidAsync("belongs to another review");
        await review.ExpectSaidAsync("winter");
        await review.ExpectSaidAsync("Nothing was loaded.");
        await review.ExpectCountAsync("undecided", Sample.Shots.Length);
    }

    [Theory]
    [InlineData("{nope", "cannot be read as JSON")]
    [InlineData("", "cannot be read as JSON")]
    [InlineData("null", "not a file of decisions")]
    [InlineData("[1, 2]", "not a file of decisions")]
    [InlineData("""{"v":2,"kind":"starvideos-review","decisions":[]}""", "not a file of decisions of this version")]
    [InlineData("""{"v":1,"kind":"starvideos-review","decisions":{}}""", "not a file of decisions")]
    public async Task A_file_that_is_none_is_refused_with_words(string content, string said)
    {
        var review = await OpenSampleAsync();
        File.WriteAllText(Folder.PathOf("wrong.json"), content);
        await review.Page.SetInputFilesAsync("#load-file", Folder.PathOf("wrong.json"));
        await review.ExpectSaidAsync(said);
        await review.ExpectCountAsync("undecided", Sample.Shots.Length);
        await Expect(review.Page.Locator("#undo")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task What_is_wrong_in_a_file_is_left_out_and_counted()
    {
        var page = Folder.Export(Sample.Shots);
        var review = await OpenAsync();
        object[] decisions =
        [
            new { id = Sample.Harbour1, decision = "keep", rating = 5 },
            new { id = "video_elsewhere", decision = "keep" },
            new { id = Sample.Harbour2, decision = "buy" },
            new { id = Sample.Harbour3, rating = 6 },
            new { id = Sample.Fox1, decision = "retake", count = 51, request = new { prompt = "p", mode = "Text" } },
            new { id = Sample.Fox2, decision = "retake", count = 1, request = new { prompt = "p", mode = "Text", duration = 99 } },
            new { id = Sample.Moth, decision = "retake", count = 1, request = new { prompt = "p", mode = "ImageReference", referenceImages = new object[] { 1 } } },
            new { id = 7, decision = "keep" },
        ];
        File.WriteAllText(Folder.PathOf("review.json"), JsonSerializer.Serialize(new { v = 1, kind = "starvideos-review", review = page.Id, decisions }));
        await review.Page.SetInputFilesAsync("#load-file", Folder.PathOf("review.json"));
        await review.ExpectSaidAsync("1 decision loaded. 1 is about a video that is not on this page and was left out. 6 could not be read and were left out.");
        await review.ExpectDecisionAsync(Sample.Harbour1, "keep");
        await review.ExpectCountAsync("undecided", Sample.Shots.Length - 1);
    }

    private async Task<ReviewDecisions> SaveAsync(OpenReview review)
    {
        var download = await review.Page.RunAndWaitForDownloadAsync(() => review.Page.ClickAsync("#save"));
        Assert.Equal("review.json", download.SuggestedFilename);
        await download.SaveAsAsync(Folder.PathOf("review.json"));
        return VideoReview.Import(Folder.PathOf("review.json"), journal: VideoJournal.Off);
    }
}
