using StarVideos.Browser.Tests.Support;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>Two to four videos next to each other, in step.</summary>
public sealed class ComparingTests(Chromium chromium, ITestOutputHelper output) : ReviewTests(chromium)
{
    /// <summary>
    /// Measures in each frame, for a number of milliseconds, how far apart the videos are that have not ended. Frames in which a video seeks are
    /// left out, because then nothing is shown that could be compared.
    /// </summary>
    private const string Measure =
        """
        async wanted => {
            const videos = () => [...document.querySelectorAll('#compare video')].filter(video => video.currentTime < video.duration - 0.06);
            const apart = [];
            const begin = performance.now();
            let before = videos().map(video => video.currentTime);
            let moved = 0;
            while (performance.now() - begin < wanted) {
                await new Promise(requestAnimationFrame);
                const now = videos();
                if (now.length > 1 && now.every(video => !video.seeking && !video.paused)) {
                    const places = now.map(video => video.currentTime);
                    apart.push(1000 * (Math.max(...places) - Math.min(...places)));
                    moved += places[0] !== before[0] ? 1 : 0;
                    before = places;
                }
            }

            return [Math.max(...apart), apart.length, moved];
        }
        """;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Takes_of_a_row_play_within_50_milliseconds_of_each_other(int takes)
    {
        Folder.Export(Enumerable.Range(1, takes).Select(static take => new Shot($"video_{take}") { Row = "row", Take = take, File = $"{take}.mp4", Clip = Clips.Wide }));
        var review = await CompareAsync();
        await ExpectAllPlayingAsync(review, takes);
        await ExpectInStepAsync(review, "from the beginning");

        // The scrubber moves all videos, playing or paused.
        var scrubber = review.Page.Locator("#compare-transport .scrubber");
        await Expect(scrubber).ToHaveCountAsync(1);
        await scrubber.FillAsync("200");
        await ExpectAllPlayingAsync(review, takes);
        await ExpectInStepAsync(review, "after the scrubber");
        await review.PressAsync("Escape", "c");
        await ExpectAllPlayingAsync(review, takes);
        await review.PressAsync("Space");
        await Expect(review.Page.Locator("#compare-transport [data-transport=play]")).ToHaveAttributeAsync("aria-label", "Play");
        await scrubber.FillAsync("700");
        await ExpectAllAtAsync(review, 3.5, 3.5, 3.5, 3.5);
        await review.PressAsync(".");
        await ExpectAllAtAsync(review, 3.5417, 3.5417, 3.5417, 3.5417);
        Assert.True(await review.Page.EvaluateAsync<bool>("[...document.querySelectorAll('#compare video')].every(video => video.paused)"));
    }

    [Fact]
    public async Task Shorter_ones_wait_at_their_last_frame_until_all_begin_again()
    {
        Folder.Export([
            new("video_5") { Row = "row", Take = 1, File = "5.mp4", Clip = Clips.Wide },
            new("video_4") { Row = "row", Take = 2, File = "4.mp4", Clip = Clips.Tall },
            new("video_3") { Row = "row", Take = 3, File = "3.mp4", Clip = Clips.Square }]);
        var review = await CompareAsync();
        await ExpectAllPlayingAsync(review, 3);
        await ExpectInStepAsync(review, "5, 4 and 3 seconds");

        await review.PressAsync("Space");
        await Expect(review.Page.Locator("#compare-transport [data-transport=play]")).ToHaveAttributeAsync("aria-label", "Play");
        await review.Page.Locator("#compare-transport .scrubber").FillAsync("900");
        await ExpectAllAtAsync(review, 4.5, 4, 3);
        await Expect(review.Page.Locator("#compare-transport .time")).ToHaveTextAsync("0:04.5 / 0:05.0");

        // Plays from there to the end of the longest video, and begins again with all three.
        await review.PressAsync("Space");
        await review.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('#compare video')].every(video => video.currentTime < 1.5 && !video.paused)");
        await review.PressAsync("Escape");
        await review.ExpectNoDialogAsync();
        await Expect(review.Page.Locator("video[src]")).ToHaveCountAsync(await review.Page.Locator("li.card video").CountAsync());
    }

    [Fact]
    public async Task One_that_cannot_be_played_is_said_so_and_the_others_play()
    {
        Folder.Export([
            new("video_1") { Row = "row", Take = 1, File = "1.mp4" },
            new("video_2") { Row = "row", Take = 2, File = "2.mp4" },
            new("video_3") { Row = "row", Take = 3, File = "3.mp4" }]);
        File.WriteAllText(Folder.PathOf("2.mp4"), "no video");
        var review = await CompareAsync();
        await Expect(review.Page.Locator(".tile[data-id=video_2]")).ToContainTextAsync("Cannot be played");
        await ExpectAllPlayingAsync(review, 2);
    }

    private async Task<OpenReview> CompareAsync()
    {
        var review = await OpenAsync();
        await review.PressAsync("ArrowRight", "c");
        await Expect(review.Dialog("compare")).ToBeVisibleAsync();
        return review;
    }

    private async Task ExpectInStepAsync(OpenReview review, string what)
    {
        var measured = await review.Page.EvaluateAsync<double[]>(Measure, 3000);
        output.WriteLine($"{what}: at most {measured[0]:F1} ms apart in {measured[1]} frames, {measured[2]} of them new");
        Assert.InRange(measured[0], 0, 50);
        Assert.InRange(measured[2], 10, double.MaxValue);
    }

    private static async Task ExpectAllPlayingAsync(OpenReview review, int count) =>
        await review.Page.WaitForFunctionAsync("count => { const videos = [...document.querySelectorAll('#compare video')]; return videos.length === count && videos.every(video => !video.paused && !video.seeking && video.currentTime > 0.05); }", count);

    private static async Task ExpectAllAtAsync(OpenReview review, params double[] places) =>
        await review.Page.WaitForFunctionAsync("places => [...document.querySelectorAll('#compare video')].every((video, at) => !video.seeking && Math.abs(video.currentTime - places[at]) < 0.03)", places);
}
