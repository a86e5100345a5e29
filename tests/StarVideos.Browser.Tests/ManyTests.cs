using System.Diagnostics;
using Microsoft.Playwright;
using StarVideos.Browser.Tests.Support;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>
/// Pages of many videos. The limits are wide, so that they hold on a busy machine; the figures are written to the output. If the environment
/// variable STARVIDEOS_REVIEW_CLIP has the path of a video, the thousand videos are copies of it.
/// </summary>
public sealed class ManyTests(Chromium chromium, ITestOutputHelper output) : ReviewTests(chromium)
{
    private const int Many = 10_000;

    /// <summary>Measures how long frames take, and when the first card with the place for its picture is painted.</summary>
    private const string Watch =
        """
        window.frames = [];
        window.firstRow = 0;
        (function next(now) {
            frames.push(now - (window.lastFrame ?? now));
            window.lastFrame = now;
            if (firstRow === 0 && document.querySelector('li.card')) {
                window.firstRow = now;
            }

            requestAnimationFrame(next);
        })(performance.now());
        """;

    /// <summary>Scrolls to the end and back, by a part of the window in each frame. Returns the longest frames in milliseconds.</summary>
    private const string Scroll =
        """
        async step => {
            frames.length = 0;
            let before = -1;
            for (let turn = 0; turn < 400 && scrollY !== before; turn++) {
                before = scrollY;
                scrollBy({ top: step, behavior: 'instant' });
                await new Promise(requestAnimationFrame);
            }

            const sorted = frames.slice(1).sort((a, b) => b - a);
            return [sorted[0], sorted[sorted.length >> 1], sorted.length];
        }
        """;

    [Fact]
    public async Task Ten_thousand_videos_open_and_scroll()
    {
        var clips = new[] { Clips.Wide, Clips.Tall, Clips.Square };
        var watch = Stopwatch.StartNew();
        Folder.Export(Enumerable.Range(0, Many).Select(number => new Shot($"video_starvideos_{number}")
        {
            Name = $"shot-{number / 3}",
            Prompt = $"A harbour at dawn, slow aerial orbit over the lighthouse while fishing boats leave in a line, number {number / 3}",
            Row = $"row {number / 3}",
            Take = (number % 3) + 1,
            At = number,
            Took = 60 + (number * 37 % 240),
            Status = number % 50 == 49 ? VideoTaskStatus.Failed : VideoTaskStatus.Completed,
            Error = number % 50 == 49 ? "The prompt was refused by the content check." : null,
            File = $"clips/{number % 20}.mp4",
            Clip = clips[number % 20 % 3],
        }));
        output.WriteLine($"Export: {watch.Elapsed.TotalSeconds:F1} s, {new FileInfo(Folder.Page).Length / 1e6:F1} MB");

        var profile = await NewProfileAsync(new Look { Before = Watch });
        watch.Restart();
        var review = await OpenAsync(profile);
        await Expect(review.Cards.First).ToBeVisibleAsync();
        var opened = watch.Elapsed;
        var cdp = await profile.NewCDPSessionAsync(review.Page);
        output.WriteLine($"First row painted {await review.Page.EvaluateAsync<double>("() => firstRow"):F0} ms after the start of the page; seen from outside after {opened.TotalMilliseconds:F0} ms");
        Assert.InRange(opened.TotalSeconds, 0, 30);
        await Expect(review.Page.Locator("#total")).ToHaveTextAsync("10,000 videos");
        await Expect(review.Card("video_starvideos_0").Locator("canvas")).ToHaveCountAsync(1);
        var before = await MeasureAsync(review, cdp, "at the beginning");

        // A fifth of the window in each frame for 400 frames, then to the end in steps of 40 windows, and back.
        output.WriteLine($"Scrolling 160 px a frame: {Shown(await review.Page.EvaluateAsync<double[]>(Scroll, 160))}");
        var down = await review.Page.EvaluateAsync<double[]>(Scroll, 16_000);
        output.WriteLine($"Scrolling 16,000 px a frame to the end: {Shown(down)}");
        await Expect(review.Card($"video_starvideos_{Many - 1}")).ToBeVisibleAsync();
        await Expect(review.Card($"video_starvideos_{Many - 2}").Locator("canvas")).ToHaveCountAsync(1);
        var end = await MeasureAsync(review, cdp, "at the end");
        var up = await review.Page.EvaluateAsync<double[]>(Scroll, -16_000);
        output.WriteLine($"Scrolling 16,000 px a frame back: {Shown(up)}");
        await Expect(review.Card("video_starvideos_0").Locator("canvas")).ToHaveCountAsync(1);
        var after = await MeasureAsync(review, cdp, "back at the beginning");
        output.WriteLine($"Players at most: {await review.Page.MostLivePlayersAsync()}");

        Assert.InRange(Math.Max(down[0], up[0]), 1, 5_000);
        Assert.InRange(Math.Max(end.Cards, after.Cards), 1, 200);
        Assert.InRange(after.Nodes, 1, before.Nodes + 10_000);
        Assert.InRange(after.Heap, 1, before.Heap + 20e6);
        Assert.InRange(await review.Page.PlayerStartsAsync(), 10, 500);

        watch.Restart();
        await review.PressAsync("/");
        await review.Page.FillAsync("#search", "shot-3141");
        await Expect(review.Page.Locator("#total")).ToHaveTextAsync("3 of 10,000 shown");
        output.WriteLine($"Search: {watch.Elapsed.TotalMilliseconds:F0} ms");
        await review.PressAsync("Escape", "k");
        await review.ExpectDecisionAsync("video_starvideos_9423", "keep");
        await review.Page.ClickAsync("#open-figures");
        await Expect(review.Dialog("figures")).ToContainTextAsync("A dot for each task");
    }

    [Fact]
    public async Task A_thousand_videos_are_never_open_at_once()
    {
        var clip = Environment.GetEnvironmentVariable("STARVIDEOS_REVIEW_CLIP") ?? Clips.PathOf(Clips.Wide);
        for (var number = 0; number < 1000; number++)
        {
            File.CreateSymbolicLink(Folder.PathOf($"{number}.mp4"), clip);
        }

        Folder.Export(Enumerable.Range(0, 1000).Select(static number => new Shot($"video_starvideos_{number}") { Name = $"shot-{number}", File = $"{number}.mp4" }));
        var profile = await NewProfileAsync(new Look { Before = Watch });
        var review = await OpenAsync(profile);
        var cdp = await profile.NewCDPSessionAsync(review.Page);
        await Expect(review.Card("video_starvideos_0").Locator("canvas")).ToHaveCountAsync(1);
        output.WriteLine($"1,000 videos of {new FileInfo(clip).Length / 1e6:F2} MB");
        await MeasureAsync(review, cdp, "at the beginning");
        for (var place = 0; place <= 10; place++)
        {
            // Stops at each tenth of the page, until all posters of the window are drawn.
            await review.Page.EvaluateAsync("part => scrollTo({ top: part * (document.documentElement.scrollHeight - innerHeight), behavior: 'instant' })", place / 10d);
            await review.Page.WaitForFunctionAsync(
                "() => [...document.querySelectorAll('li.card')].filter(card => { const place = card.getBoundingClientRect(); return place.bottom > 0 && place.top < innerHeight; }).every(card => card.querySelector('canvas'))");
            await review.Page.Mouse.MoveAsync(300, 400 + place);
        }

        await Expect(review.Card("video_starvideos_999").Locator("canvas")).ToHaveCountAsync(1);
        await MeasureAsync(review, cdp, "at the end");
        await review.Page.EvaluateAsync("() => scrollTo(0, 0)");
        await Expect(review.Card("video_starvideos_0").Locator("canvas")).ToHaveCountAsync(1);
        await review.Page.WaitForFunctionAsync("() => livePlayers.now() <= 1");
        var after = await MeasureAsync(review, cdp, "back at the beginning");
        output.WriteLine($"Players at most: {await review.Page.MostLivePlayersAsync()}, {await review.Page.PlayerStartsAsync()} files played");
        Assert.InRange(await review.Page.PlayerStartsAsync(), 100, 1000);
        Assert.InRange(after.Cards, 1, 200);
    }

    private async Task<(double Heap, double Nodes, int Cards)> MeasureAsync(OpenReview review, ICDPSession cdp, string when)
    {
        await cdp.SendAsync("HeapProfiler.collectGarbage");
        await cdp.SendAsync("Performance.enable");
        var metrics = (await cdp.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray().ToDictionary(static metric => metric.GetProperty("name").GetString()!, static metric => metric.GetProperty("value").GetDouble());
        var cards = await review.Cards.CountAsync();
        output.WriteLine($"{when}: {metrics["JSHeapUsedSize"] / 1e6:F1} MB of JavaScript, {metrics["Nodes"]:F0} nodes, {cards} cards, {Renderer() / 1e6:F0} MB in the process of the page");
        return (metrics["JSHeapUsedSize"], metrics["Nodes"], cards);
    }

    private static string Shown(double[] frames) => $"longest frame {frames[0]:F0} ms, median {frames[1]:F1} ms, {frames[2]} frames";

    /// <summary>The private memory of the page's largest process in bytes; 0 if the system does not give it.</summary>
    private static double Renderer()
    {
        double most = 0;
        foreach (var folder in OperatingSystem.IsLinux() ? Directory.EnumerateDirectories("/proc") : [])
        {
            try
            {
                if (File.ReadAllText(Path.Combine(folder, "cmdline")).Contains("--type=renderer", StringComparison.Ordinal) && IsOurs(folder))
                {
                    var own = File.ReadLines(Path.Combine(folder, "smaps_rollup")).Where(static line => line.StartsWith("Private_", StringComparison.Ordinal)).Sum(static line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture));
                    most = Math.Max(most, own * 1024);
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The process has ended meanwhile, or belongs to another user.
            }
        }

        return most;
    }

    /// <summary>Whether this program is among the parents of the process.</summary>
    private static bool IsOurs(string folder)
    {
        for (var id = Path.GetFileName(folder); id is not ("0" or "1" or ""); id = File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ')[1])
        {
            if (id == Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture))
            {
                return true;
            }
        }

        return false;
    }
}
