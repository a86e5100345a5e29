using Microsoft.Playwright;
using StarVideos.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>
/// The order of the grid. If the environment variables STARVIDEOS_REVIEW_CLIPS and STARVIDEOS_SCREENSHOTS have paths of folders, the review is
/// made of the clips in the first folder, and a picture of it is written to the second: the picture in the README.
/// </summary>
public sealed class LayoutTests(Chromium chromium) : ReviewTests(chromium)
{
    private static readonly (string Name, string Prompt)[] Rows =
    [
        ("harbour", "A harbour at dawn, slow aerial orbit over the lighthouse"),
        ("coast", "Fractal coastline from above, warm light, slow zoom"),
        ("aurora", "Northern lights fold over a still lake, time lapse"),
        ("spores", "Spores spread over wet stone, macro, soft focus"),
        ("tea", "Steam rises from a cup of tea by a window, morning"),
    ];

    [Theory]
    [InlineData(1400)]
    [InlineData(1000)]
    public async Task Takes_of_a_row_stand_beside_each_other_in_one_line(int width)
    {
        var folder = Environment.GetEnvironmentVariable("STARVIDEOS_REVIEW_CLIPS");
        var clips = folder is null ? [Clips.PathOf(Clips.Wide)] : Directory.GetFiles(folder, "*.mp4").Order(StringComparer.Ordinal).ToArray();
        Folder.Export(Rows.SelectMany((row, at) => Enumerable.Range(1, 3).Select(take => new Shot($"video_starvideos_{(at * 3) + take}")
        {
            Name = row.Name,
            Prompt = row.Prompt,
            Row = row.Name,
            Take = take,
            File = $"{row.Name}-{take}.mp4",
            Clip = clips[((at * 3) + take - 1) % clips.Length],
            Status = at == 4 && take == 2 ? VideoTaskStatus.Failed : VideoTaskStatus.Completed,
            Error = at == 4 && take == 2 ? "The prompt was refused by the content check." : null,
        })));
        var review = await OpenAsync(new Look { Width = width, Height = 860 });
        foreach (var keys in new[] { "Home", "k 5", "x", "", "", "k 4", "r", "x", "k 3" })
        {
            await review.PressAsync(["ArrowRight", .. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            if (keys == "r")
            {
                await review.Page.ClickAsync("#retake-apply");
            }
        }

        await review.Page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo(0, 0); }");
        await Expect(review.Page.Locator("li.card video")).ToHaveCountAsync(0);
        for (var row = 0; row < 3; row++)
        {
            var boxes = new List<LocatorBoundingBoxResult>();
            for (var take = 1; take <= 3; take++)
            {
                boxes.Add((await review.Card($"video_starvideos_{(row * 3) + take}").BoundingBoxAsync())!);
                await Expect(review.Card($"video_starvideos_{(row * 3) + take}").Locator("canvas")).ToHaveCountAsync(1);
            }

            Assert.Single(boxes.Select(static box => box.Y).Distinct());
            Assert.Equal(boxes.Select(static box => box.X).Order(), boxes.Select(static box => box.X));
        }

        if (Environment.GetEnvironmentVariable("STARVIDEOS_SCREENSHOTS") is { } pictures)
        {
            await review.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('li.card')].filter(card => card.getBoundingClientRect().top < innerHeight).every(card => card.querySelector('canvas') || !card.querySelector('.note').hidden)");
            await review.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(pictures, $"review-{width}.png") });
        }
    }
}
