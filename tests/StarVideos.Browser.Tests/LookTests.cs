using StarVideos.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>The page follows the browser's settings of the user: language, motion, colours.</summary>
public sealed class LookTests(Chromium chromium) : ReviewTests(chromium)
{
    /// <summary>Words in Latin letters that belong on a Chinese page: keys, units, the product.</summary>
    private static readonly string[] Allowed = ["StarVideos", "Enter", "Space", "Esc", "Shift", "Ctrl", "U", "Z", "Y", "k", "x", "r", "s", "c", "m", "u", "kB", "MB", "B", "mp", "json", "review", "starvideos", "video", "o", "http", "https", "U+FFFD", "NUL", "FFFD", "ID", "JSON"];

    [Fact]
    public async Task In_Chinese_nothing_is_left_in_English()
    {
        Folder.Export(
        [
            new("video_1") { Name = "港口", Prompt = "黎明的港口", Batch = "预告", Row = "a", Take = 1, File = "1.mp4" },
            new("video_2") { Name = "港口", Prompt = "黎明的港口", Batch = "预告", Row = "a", Take = 2, File = "2.mp4" },
            new("video_3") { Name = "狐狸", Prompt = "雪地里的狐狸", Batch = "片尾", Mode = VideoMode.ImageReference, Status = VideoTaskStatus.Failed, Duration = null, Ratio = null },
            new("video_4") { Name = "茶", Prompt = "一杯热茶", Batch = null, Status = VideoTaskStatus.Cancelled, Mode = VideoMode.VideoReference },
            new("video_5") { Name = "鲸", Prompt = "鲸", Status = VideoTaskStatus.Processing, Mode = VideoMode.FirstLastFrame, Batch = "片尾" },
            new("video_6") { Name = "钟", Prompt = "钟", Status = VideoTaskStatus.Unknown, Mode = VideoMode.ImageAndVideo, Batch = "片尾" },
            new("video_7") { Name = "城", Prompt = "城", Batch = "片尾" },
        ],
        title: "预告片");
        var review = await OpenAsync(new Look { Locale = "zh-CN" });
        await Expect(review.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(review.Page.Locator("#total")).ToHaveTextAsync("7 个视频");
        await ExpectChineseAsync(review, "grid");
        await review.PressAsync("ArrowRight", "k", "4", "s");
        await review.Page.ClickAsync("#filter");
        await ExpectChineseAsync(review, "decided");
        await review.Page.ClickAsync("#filter");
        foreach (var id in new[] { "video_1", "video_3", "video_4", "video_5", "video_7" })
        {
            await review.GoToAsync(id);
            await review.PressAsync("Enter");
            await Expect(review.Dialog("large")).ToHaveAttributeAsync("data-id", id);
            await ExpectChineseAsync(review, $"large {id}");
            await review.PressAsync("r");
            await Expect(review.Dialog("retake")).ToBeVisibleAsync();
            foreach (var mode in await review.Page.Locator("#retake .field-mode input").AllAsync())
            {
                await mode.CheckAsync(new() { Force = true });
                await review.Page.FillAsync("#field-prompt", "");
                await review.Page.FillAsync("#field-count", "99");
                await ExpectChineseAsync(review, $"retake {id} {await mode.GetAttributeAsync("value")}");
            }

            await review.PressAsync("Escape", "Escape");
            await review.ExpectNoDialogAsync();
        }

        await review.Page.ClickAsync("#tray-clear");
        await review.GoToAsync("video_1");
        await review.PressAsync("c");
        await Expect(review.Dialog("compare").Locator("video")).ToHaveCountAsync(2);
        await ExpectChineseAsync(review, "compare");
        await review.PressAsync("Escape");
        await review.Page.ClickAsync("#open-figures");
        await review.Page.ClickAsync("#figures-body summary");
        await ExpectChineseAsync(review, "figures");
        await review.PressAsync("Escape", "?");
        await ExpectChineseAsync(review, "keys");
        await review.PressAsync("Escape");
        foreach (var (file, content) in new[] { ("json", "{nope"), ("review", "{}"), ("o", """{"v":1,"kind":"starvideos-review","decisions":[]}""") })
        {
            File.WriteAllText(Folder.PathOf(file), content);
            await review.Page.SetInputFilesAsync("#load-file", Folder.PathOf(file));
            await review.ExpectSaidAsync(file);
            await ExpectChineseAsync(review, $"load {content}");
        }

        await review.GoToAsync("video_7");
        await review.PressAsync("k", "c");
        await ExpectChineseAsync(review, "said");
        await review.Page.FillAsync("#search", "没有");
        await ExpectChineseAsync(review, "nothing");
        Folder.Export([], "empty.html", "预告片");
        await ExpectChineseAsync(await OpenAsync(new Look { Locale = "zh-CN" }, "empty.html"), "empty");
    }

    [Theory]
    [InlineData("zh-TW", "zh-CN")]
    [InlineData("zh", "zh-CN")]
    [InlineData("en-GB", "en")]
    [InlineData("de-DE", "en")]
    public async Task Every_other_language_has_one_of_the_two(string locale, string language)
    {
        var review = await OpenSampleAsync(new Look { Locale = locale });
        await Expect(review.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(review.Page.Locator("#save")).ToHaveAttributeAsync("aria-label", language == "en" ? "Save decisions" : "保存选择结果");
    }

    [Fact]
    public async Task Both_languages_have_every_word()
    {
        // The page falls back to English, so a missing Chinese word would not be noticed otherwise.
        Folder.Export([]);
        var sources = await File.ReadAllTextAsync(Folder.Page);
        var english = Keys(sources, "const wordsEn = {");
        Assert.Equal(english, Keys(sources, "const wordsZh = {"));
        Assert.InRange(english.Length, 150, 400);
    }

    [Fact]
    public async Task Who_wants_no_motion_has_none()
    {
        var review = await OpenSampleAsync(new Look { Still = true });
        await review.Page.EvaluateAsync(
            """
            () => {
                window.moved = [];
                const look = () => {
                    for (const animation of document.getAnimations()) {
                        if (animation.playState === 'running' && animation.effect.getComputedTiming().duration > 1) {
                            moved.push(animation.transitionProperty ?? animation.animationName);
                        }
                    }

                    requestAnimationFrame(look);
                };
                look();
            }
            """);
        await review.Frame(Sample.Harbour1).HoverAsync();
        await review.PressAsync("ArrowRight", "k", "x", "3", "s", "Enter");
        await Expect(review.Dialog("large").Locator("video")).ToHaveJSPropertyAsync("readyState", 4);
        await Expect(review.Dialog("large").Locator("video")).ToHaveJSPropertyAsync("paused", true);
        await review.PressAsync("Escape");
        await review.ExpectNoDialogAsync();
        await Expect(review.Page.Locator("li.card video")).ToHaveCountAsync(0);
        await review.PressAsync("s", "c");
        await Expect(review.Dialog("compare").Locator("video")).ToHaveCountAsync(3);
        await review.PressAsync("Escape", "r", "Escape", "?", "Escape");
        await review.Page.ClickAsync("#filter");
        Assert.Empty(await review.Page.EvaluateAsync<string[]>("() => moved"));

        // Motion that a key asks for is still shown.
        await review.GoToAsync(Sample.Harbour2);
        await review.PressAsync("Space");
        await Expect(review.Card(Sample.Harbour2).Locator("video")).ToHaveJSPropertyAsync("paused", false);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_as_light_or_dark_as_the_browser(bool dark)
    {
        var review = await OpenSampleAsync(new Look { Dark = dark });
        var light = await review.Page.EvaluateAsync<int>(
            """
            () => {
                const paint = document.createElement('canvas').getContext('2d');
                paint.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
                paint.fillRect(0, 0, 1, 1);
                return paint.getImageData(0, 0, 1, 1).data[0];
            }
            """);
        Assert.InRange(light, dark ? 0 : 200, dark ? 60 : 255);
    }

    private static string[] Keys(string page, string begin)
    {
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var words = page[from..page.IndexOf("\n};", from, StringComparison.Ordinal)];
        return [.. System.Text.RegularExpressions.Regex.Matches(words, @"^\s+(\w+): ", System.Text.RegularExpressions.RegexOptions.Multiline).Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal)];
    }

    /// <summary>Checks visible texts, accessible names, titles and hints.</summary>
    private static async Task ExpectChineseAsync(OpenReview review, string view)
    {
        var texts = await review.Page.EvaluateAsync<string[]>(
            """
            () => {
                const texts = new Set([document.title]);
                const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
                for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                    if (node instanceof Text) {
                        if (!node.parentElement.closest('script, noscript, template, style, bdi, .addresses')) {
                            texts.add(node.data);
                        }
                    } else {
                        ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'data-drop'].forEach(name => node.hasAttribute(name) && texts.add(node.getAttribute(name)));
                    }
                }

                return [...texts];
            }
            """);
        var words = texts.SelectMany(static text => System.Text.RegularExpressions.Regex.Matches(text.Replace("U+FFFD", "", StringComparison.Ordinal), "[A-Za-z]+").Select(match => (Word: match.Value, Text: text)))
            .Where(static found => !Allowed.Contains(found.Word)).Select(static found => $"{found.Word}: {found.Text}");
        Assert.True(!words.Any(), view + "\n" + string.Join('\n', words));
    }
}
