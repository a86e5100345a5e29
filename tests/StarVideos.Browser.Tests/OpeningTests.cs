using System.Net;
using System.Net.Sockets;
using StarVideos.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>The page opens from the disk, writes nothing to the console and requests nothing from elsewhere (see <see cref="ReviewTests"/>).</summary>
public sealed class OpeningTests(Chromium chromium) : ReviewTests(chromium)
{
    [Fact]
    public async Task It_opens_from_the_disk_and_shows_the_first_frame_of_every_video()
    {
        var review = await OpenSampleAsync(new Look { Height = 1600 });

        await Expect(review.Page.Locator("h1")).ToHaveTextAsync("trailer");
        await Expect(review.Page.Locator("#total")).ToHaveTextAsync("9 videos");
        await Expect(review.Page.Locator("li.card canvas")).ToHaveCountAsync(Sample.Videos);
        Assert.Equal(Sample.Shots.Select(static shot => shot.Id), await review.Cards.EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.id)"));
        Assert.Empty(review.Problems);

        // Otherwise an empty list of requests would prove nothing.
        var files = Sample.Shots.Where(static shot => shot.File is not null).Select(shot => AddressOf(Folder.PathOf(shot.File!))).Append(AddressOf(Folder.Page));
        Assert.Equal(files.Order(), review.Requests.Where(static request => !request.StartsWith("data:", StringComparison.Ordinal)).Distinct().Order());
        Assert.Equal(["harbour-2.mp4", "harbour-3.mp4", "harbour.mp4", "index.jsonl", "moth.mp4", "review.html", "whale.mp4"], Directory.EnumerateFiles(Folder.Videos).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_poster_is_the_first_frame_and_no_empty_picture()
    {
        var review = await OpenSampleAsync();
        await Expect(review.Card(Sample.Harbour2).Locator("canvas")).ToHaveCountAsync(1);

        // The tall clip keeps its ratio.
        var size = await review.Card(Sample.Harbour2).Locator("canvas").EvaluateAsync<int[]>("canvas => [canvas.width, canvas.height]");
        Assert.Equal([180, 320], size);
        foreach (var id in new[] { Sample.Harbour1, Sample.Harbour2, Sample.Harbour3 })
        {
            await Expect(review.Card(id).Locator("canvas")).ToHaveCountAsync(1);
            var box = (await review.Card(id).Locator("canvas").BoundingBoxAsync())!;
            var middle = await review.Page.ScreenshotAsync(new() { Clip = new() { X = box.X + (box.Width / 2) - 15, Y = box.Y + (box.Height / 2) - 15, Width = 30, Height = 30 } });
            var light = await review.Page.EvaluateAsync<double>(
                """
                async base64 => {
                    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), one => one.charCodeAt(0))], { type: 'image/png' }));
                    const paint = new OffscreenCanvas(image.width, image.height).getContext('2d');
                    paint.drawImage(image, 0, 0);
                    const { data } = paint.getImageData(0, 0, image.width, image.height);
                    return data.filter((_, at) => at % 4 !== 3).reduce((sum, one) => sum + one, 0) / image.width / image.height / 3;
                }
                """,
                Convert.ToBase64String(middle));

            // A canvas without a picture is black; the clips have a brightness of at least 50.
            Assert.InRange(light, 30, 220);
        }
    }

    [Fact]
    public async Task Its_policy_keeps_everything_else_out()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var review = await OpenSampleAsync();
        Expected.Add("Content Security Policy");
        var refused = await review.Page.EvaluateAsync<string[]>(
            """
            async address => {
                const refused = new Set();
                document.addEventListener('securitypolicyviolation', event => refused.add(event.effectiveDirective));
                const add = (tag, values) => document.body.append(Object.assign(document.createElement(tag), values));
                add('img', { src: address });
                add('script', { src: address });
                add('script', { textContent: 'window.__pwned = 1' });
                add('iframe', { src: 'data:text/html,frame' });
                add('video', { src: address });
                add('object', { data: address });
                add('link', { rel: 'stylesheet', href: address });
                const button = document.createElement('button');
                button.setAttribute('onclick', 'window.__pwned = 2');
                document.body.append(button);
                button.click();
                await fetch(address).catch(() => {});
                try { new WebSocket(address.replace('http', 'ws')); } catch { }
                for (let turn = 0; turn < 500 && refused.size < 8; turn++) {
                    await new Promise(requestAnimationFrame);
                }

                return [...refused].sort();
            }
            """,
            $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        Assert.Equal(["connect-src", "frame-src", "img-src", "media-src", "object-src", "script-src-attr", "script-src-elem", "style-src-elem"], refused);
        Assert.True(await review.Page.EvaluateAsync<bool>("window.__pwned === undefined"));
        Assert.False(listener.Pending());
        Refused.Add($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    [Fact]
    public async Task A_task_that_failed_shows_its_words()
    {
        var review = await OpenSampleAsync();

        await Expect(review.Card(Sample.Glacier).Locator(".note")).ToContainTextAsync("Failed");
        await Expect(review.Card(Sample.Glacier).Locator(".note")).ToContainTextAsync("The prompt was refused by the content check.");
        await Expect(review.Card(Sample.Tea).Locator(".note")).ToContainTextAsync("Cancelled");
        await review.Frame(Sample.Glacier).ClickAsync();
        await Expect(review.Dialog("large").Locator("#large-note")).ToContainTextAsync("The prompt was refused by the content check.");
        await Expect(review.Dialog("large").Locator("#large-body")).ToContainTextAsync("ContentRejected");
    }

    [Fact]
    public async Task A_file_that_is_gone_or_no_video_is_said_so_and_the_others_play()
    {
        Folder.Export([
            new("video_gone") { File = "gone.mp4" },
            new("video_text") { File = "text.mp4" },
            new("video_cut") { File = "cut.mp4" },
            new("video_empty") { File = "empty.mp4" },
            new("video_fine") { File = "fine.mp4" }]);
        File.Delete(Folder.PathOf("gone.mp4"));
        File.WriteAllText(Folder.PathOf("text.mp4"), "This is no video.");
        File.WriteAllBytes(Folder.PathOf("cut.mp4"), File.ReadAllBytes(Clips.PathOf(Clips.Wide))[..300]);
        File.WriteAllBytes(Folder.PathOf("empty.mp4"), []);
        Expected.AddRange(["ERR_FILE_NOT_FOUND", "ERR_REQUEST_RANGE_NOT_SATISFIABLE"]);
        var review = await OpenAsync();

        await Expect(review.Card("video_fine").Locator("canvas")).ToHaveCountAsync(1);
        foreach (var id in new[] { "video_gone", "video_text", "video_cut", "video_empty" })
        {
            await Expect(review.Card(id).Locator(".note")).ToContainTextAsync("Cannot be played");
            await Expect(review.Frame(id)).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("Cannot be played"));
        }

        await review.Frame("video_text").ClickAsync();
        await Expect(review.Dialog("large").Locator("#large-note")).ToContainTextAsync("The file is missing, or this browser cannot play it.");
        await review.PressAsync("Escape");
        await review.ExpectNoDialogAsync();
    }

    [Fact]
    public async Task An_entry_without_a_file_says_so()
    {
        Folder.Export([new("video_1") { Name = "kite" }]);
        var review = await OpenAsync();

        await Expect(review.Card("video_1").Locator(".note")).ToContainTextAsync("No file");
        await review.GoToAsync("video_1");
        await review.PressAsync("k");
        await review.ExpectSaidAsync("There is no video to keep.");
        await review.ExpectDecisionAsync("video_1", "undecided");
    }

    [Fact]
    public async Task A_review_of_nothing_says_so_and_every_key_is_harmless()
    {
        Folder.Export([]);
        var review = await OpenAsync();

        await Expect(review.Page.Locator("#empty")).ToContainTextAsync("No videos yet");
        await Expect(review.Page.Locator("#empty-clear")).ToBeHiddenAsync();
        await review.PressAsync("ArrowRight", "ArrowDown", "Home", "End", "k", "x", "r", "3", "s", "c", "u", "Shift+U", "Space", "Enter", "PageDown");
        await review.ExpectNoDialogAsync();
        await review.PressAsync("?");
        await Expect(review.Dialog("keys")).ToBeVisibleAsync();
        await review.PressAsync("Escape");
        await review.Page.ClickAsync("#open-figures");
        await Expect(review.Dialog("figures")).ToContainTextAsync("No task has both times.");
    }

    [Fact]
    public async Task What_nothing_matches_can_be_taken_back()
    {
        var review = await OpenSampleAsync();

        await review.PressAsync("/");
        await review.Page.Keyboard.TypeAsync("no such thing");
        await Expect(review.Page.Locator("#empty")).ToContainTextAsync("Nothing matches");
        await Expect(review.Cards).ToHaveCountAsync(0);
        await review.Page.ClickAsync("#empty-clear");
        await Expect(review.Cards).ToHaveCountAsync(Sample.Shots.Length);
        await Expect(review.Page.Locator("#search")).ToHaveValueAsync("");
    }
}
