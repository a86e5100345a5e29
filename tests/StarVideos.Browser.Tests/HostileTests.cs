using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using StarVideos.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>Text from prompts, names, the service and files is only text on the page: it is shown, it runs nothing, and it loads nothing.</summary>
public sealed class HostileTests : ReviewTests, IDisposable
{
    private const string Markup = "</script><img src=x onerror=window.__pwned=1><script>window.__pwned=2</script>";

    private static readonly string[] Texts =
    [
        Markup,
        "\"><svg onload=window.__pwned=3>' onclick='window.__pwned=4",
        "javascript:window.__pwned=5",
        "{{constructor.constructor('window.__pwned=6')()}} ${window.__pwned=7} {0} {1} $& $1",
        "\u2028\u2029 <!-- --><!--<script> ]]>",
        "\u202Egnp.exe\u202C \u2066left\u2069 \u200F \u061C مرحبا بالعالم שלום",
        "👩‍👩‍👧‍👦🏳️‍🌈 猫 é \ud83d x",
        new string('W', 5000),
        string.Concat(Enumerable.Repeat("<b>bold</b> ", 420)),
        "a\u0000b\u0007c\u001b[31m\t\r\nd",
        "&lt;img src=x onerror=window.__pwned=8&gt; &#60; &amp;",
        "Z" + string.Concat(Enumerable.Repeat("\u0335\u0336\u0337\u0338\u0345\u0489", 80)),
    ];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _address;

    /// <summary>Listens at the addresses in the hostile texts.</summary>
    public HostileTests(Chromium chromium)
        : base(chromium)
    {
        _listener.Start();
        _address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task It_is_text_everywhere_and_stays_in_its_place(int width)
    {
        var review = await OpenHostileAsync(new Look { Width = width, Height = 2400 });
        await Expect(review.Page.Locator("li.card canvas")).ToHaveCountAsync((Texts.Length / 2) + 1);
        await ExpectWithinAsync(review, "li.card", "grid");

        // The text in the document is the given text. What a browser does not show is removed by the library or by the page.
        Assert.Equal(Texts.Length + 1, await review.Cards.CountAsync());
        var first = await review.Card("video_0").TextContentAsync();
        Assert.Contains(Markup, first, StringComparison.Ordinal);
        for (var number = 0; number <= Texts.Length; number++)
        {
            await review.GoToAsync($"video_{number}");
            await review.PressAsync("Enter");
            await Expect(review.Dialog("large")).ToHaveAttributeAsync("data-id", $"video_{number}");
            var shown = await review.Page.Locator("#large-body .fact-prompt .text").TextContentAsync();
            Assert.Equal(Readable(number < Texts.Length ? Texts[number] : Remote()), Readable(shown!));
            await ExpectWithinAsync(review, "#large-facts", $"large {number}");
            await review.PressAsync("r");
            await Expect(review.Dialog("retake")).ToBeVisibleAsync();
            await ExpectWithinAsync(review, "#retake", $"retake {number}");
            await review.PressAsync("Escape", "4", "x", "Escape");
            await review.ExpectNoDialogAsync();
        }

        await ExpectUntouchedAsync(review);
    }

    [Fact]
    public async Task It_is_text_in_filters_figures_comparisons_and_what_is_said()
    {
        var review = await OpenHostileAsync(new Look { Height = 1200 });
        Assert.StartsWith("</script><img src=x", await review.Page.TitleAsync(), StringComparison.Ordinal);
        await review.Page.ClickAsync("#filter");
        Assert.Contains(await review.Page.Locator("#filter-batch option").AllTextContentsAsync(), static option => option.Contains("</script><img", StringComparison.Ordinal));
        await review.Page.ClickAsync("#filter");
        await review.Page.ClickAsync("#open-figures");
        await Expect(review.Dialog("figures")).ToBeVisibleAsync();
        await ExpectWithinAsync(review, "#figures", "figures");
        for (var x = 100; x < 900; x += 25)
        {
            await review.Page.Mouse.MoveAsync(x + 200, 380);
        }

        await review.PressAsync("Escape");
        foreach (var number in new[] { 0, 2, 4, 6 })
        {
            await review.GoToAsync($"video_{number}");
            await review.PressAsync("s", "k");
        }

        await review.PressAsync("c");
        await Expect(review.Dialog("compare").Locator(".tile")).ToHaveCountAsync(4);
        await ExpectWithinAsync(review, "#compare", "compare");
        await review.PressAsync("Escape");
        await review.GoToAsync("video_1");
        await review.PressAsync("k");
        await review.ExpectSaidAsync("There is no video to keep.");
        await review.PressAsync("/");
        await review.Page.Keyboard.TypeAsync("<img src=x");
        await Expect(review.Cards).Not.ToHaveCountAsync(Texts.Length + 1);
        await ExpectUntouchedAsync(review);
    }

    [Fact]
    public async Task A_name_of_a_file_is_a_name()
    {
        string[] names =
        [
            "<img src=x onerror=window.__pwned=1>.mp4",
            "<" + Path.DirectorySeparatorChar + "script><img src=x onerror=window.__pwned=1>.mp4",
            "javascript:window.__pwned=1.mp4",
            "http:" + Path.DirectorySeparatorChar + "127.0.0.1.mp4",
            "data:text,html.mp4",
            "\"quoted\" 'single' `tick`.mp4",
            "100% #1? &a=b;c+d.mp4",
            "%3Cscript%3E.mp4",
            "{{7*7}}${7*7}.mp4",
            "猫 👩‍👧 é e\u0301.mp4",
            "\u202Egnp.mp4",
            "back\\slash|bar*.mp4",
            " begins and ends .mp4",
            "..mp4.mp4",
            "...mp4",
            "line\u2028end.mp4",
        ];
        Folder.Export(names.Select(static (name, number) => new Shot($"video_{number}") { File = name, Prompt = name }));
        var review = await OpenAsync(new Look { Height = 3000 });
        await Expect(review.Page.Locator("li.card canvas")).ToHaveCountAsync(names.Length);
        await ExpectUntouchedAsync(review);
        Assert.Equal(names.Length, review.Requests.Count(static request => request.EndsWith(".mp4", StringComparison.Ordinal)));

        // And in the other direction: every kept file is found.
        for (var number = 0; number < names.Length; number++)
        {
            await review.GoToAsync($"video_{number}");
            await review.PressAsync("k");
        }

        var download = await review.Page.RunAndWaitForDownloadAsync(() => review.Page.ClickAsync("#save"));
        await download.SaveAsAsync(Folder.PathOf("review.json"));
        var read = VideoReview.Import(Folder.PathOf("review.json"), journal: VideoJournal.Off).Decisions;
        Assert.Equal(names.Select(name => (Folder.PathOf(name), "")), read.Select(static decision => (decision.File!, decision.Error?.Message ?? "")));
    }

    [Fact]
    public async Task An_address_in_the_data_that_leaves_the_folder_is_not_asked_for()
    {
        Folder.Export([.. Enumerable.Range(0, 9).Select(static number => new Shot($"video_{number}") { File = $"{number}.mp4" })]);
        var page = File.ReadAllText(Folder.Page);
        string[] addresses = [_address + "0.mp4", _address["http:".Length..] + "1.mp4", "javascript:window.__pwned=1", "data:video/mp4;base64,AAAA", "/etc/passwd", "\\\\\\\\127.0.0.1\\\\a.mp4", "\\thttp://127.0.0.1/a.mp4", "file:///etc/passwd"];
        for (var number = 0; number < addresses.Length; number++)
        {
            page = page.Replace($"\"file\":\"{number}.mp4\"", $"\"file\":\"{addresses[number]}\"", StringComparison.Ordinal);
        }

        File.WriteAllText(Folder.Page, page);
        var review = await OpenAsync();
        await Expect(review.Card("video_8").Locator("canvas")).ToHaveCountAsync(1);
        for (var number = 0; number < addresses.Length; number++)
        {
            await Expect(review.Card($"video_{number}").Locator(".note")).ToContainTextAsync("No file");
        }

        await ExpectUntouchedAsync(review);
    }

    private async Task<OpenReview> OpenHostileAsync(Look look)
    {
        Folder.Export(
            Texts.Append(Remote()).Select(static (text, number) => new Shot($"video_{number}")
            {
                Name = text,
                Prompt = text,
                Batch = text,
                Model = text,
                Error = number % 2 == 1 ? text : null,
                ErrorCode = number % 2 == 1 ? text : null,
                Status = number % 2 == 1 ? VideoTaskStatus.Failed : VideoTaskStatus.Completed,
                File = number % 2 == 1 ? null : $"{number}.mp4",
                Mode = VideoMode.ImageReference,
                References = number % 2 == 1 ? [] : [text, "javascript:window.__pwned=9", $"https://example.com/{new string('w', 900)}"],
                At = number * 50,
            }),
            title: Markup);
        return await OpenAsync(look);
    }

    private string Remote() => $"<img src={_address}img><link rel=stylesheet href={_address}css><iframe src={_address}frame></iframe><video src={_address}v autoplay></video>";

    /// <summary>Nothing has run, nothing was requested, and no element was made from a text.</summary>
    private async Task ExpectUntouchedAsync(OpenReview review)
    {
        Assert.True(await review.Page.EvaluateAsync<bool>("window.__pwned === undefined"));
        Assert.Equal(0, await review.Page.Locator("img, iframe, object, embed, link[rel=stylesheet], b, script:not([type]), [onclick], [onerror], [onload], a:not(.skip)").CountAsync());
        Assert.False(_listener.Pending());
        Assert.DoesNotContain(review.Requests, static request => request.EndsWith("/x", StringComparison.Ordinal));
    }

    /// <summary>No text goes beyond its card or dialog, and the page does not scroll sideways.</summary>
    private static async Task ExpectWithinAsync(OpenReview review, string boxes, string where)
    {
        var outside = await review.Page.EvaluateAsync<string[]>(
            """
            boxes => {
                const outside = [];
                if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
                    outside.push(`the page is ${document.documentElement.scrollWidth} wide in ${document.documentElement.clientWidth}`);
                }

                for (const box of document.querySelectorAll(boxes)) {
                    const frame = box.getBoundingClientRect();
                    for (const part of box.querySelectorAll('*')) {
                        const place = part.getBoundingClientRect();
                        if (place.width > 0 && !part.closest('.head, .hidden, .scroll, svg, bdi') && (place.left < frame.left - 1 || place.right > frame.right + 1)) {
                            outside.push(`${part.tagName}.${part.className}#${part.id} from ${place.left} to ${place.right} in ${frame.left} to ${frame.right}`);
                        }
                    }

                    if (box.matches('.card')) {
                        for (const part of box.querySelectorAll('.picture, .meta, .note, .head')) {
                            const place = part.getBoundingClientRect();
                            if (place.height > 0 && (place.top < frame.top - 1 || place.bottom > frame.bottom + 1 || place.right > innerWidth + 1)) {
                                outside.push(`${part.className} from ${place.top} to ${place.bottom} in ${frame.top} to ${frame.bottom}`);
                            }
                        }
                    }
                }

                return outside;
            }
            """,
            boxes);
        Assert.True(outside.Length == 0, $"{where}:\n{string.Join('\n', outside)}");
    }

    /// <summary>All line ends become one kind, and half of a surrogate pair becomes U+FFFD in JSON.</summary>
    private static string Readable(string text) => JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(text.ReplaceLineEndings("\n")))!;
}
