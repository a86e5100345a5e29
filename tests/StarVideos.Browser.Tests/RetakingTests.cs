using System.Globalization;
using System.Text;
using StarVideos.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StarVideos.Browser.Tests;

/// <summary>The rules of a request while it is typed on the page: the result is the same as the library's, request by request.</summary>
public sealed class RetakingTests(Chromium chromium) : ReviewTests(chromium)
{
    /// <summary>Types a request into the open form like a user, field by field, and returns whether the page accepts it and what it says.</summary>
    private const string Type =
        """
        async json => {
            const typed = JSON.parse(json);
            const form = document.getElementById('retake-fields');
            const fill = (control, value) => {
                control.value = value;
                control.dispatchEvent(new Event('input', { bubbles: true }));
            };
            form.querySelector(`.field-mode input[value=${typed.mode}]`).click();
            for (const list of ['referenceImages', 'referenceVideos']) {
                const field = form.querySelector(`fieldset[data-field=${list}]`);
                if (field) {
                    while (field.querySelector('.address')) {
                        field.querySelector('.address button').click();
                    }

                    (typed[list] ?? []).forEach((address, at) => {
                        field.querySelector('.add').click();
                        fill(field.querySelectorAll('.address input')[at], address);
                    });
                }
            }

            for (const name of ['prompt', 'name', 'duration', 'first_image', 'last_image', 'count']) {
                const control = form.querySelector(`[name=${name}]`);
                if (control) {
                    fill(control, typed[name] ?? (name === 'count' ? '1' : ''));
                }
            }

            form.querySelector(`.field-ratio input[value="${typed.ratio ?? ''}"]`)?.click();
            await Promise.resolve();
            const faults = [...form.querySelectorAll('.fault')].filter(fault => fault.textContent !== '').map(fault => `${fault.closest('[data-field]').dataset.field}: ${fault.textContent}`);
            const isTaken = document.getElementById('retake-apply').getAttribute('aria-disabled') === 'false';
            return isTaken === (faults.length === 0) ? faults.join('\n') : `The button says ${isTaken}, the fields say: ${faults.join('\n')}`;
        }
        """;

    private const string Image = "https://example.com/a.png";
    private const string Clip = "https://example.com/a.mp4";

    private static readonly string[] Addresses =
    [
        Image, "http://example.com/a.png", "HTTPS://EXAMPLE.COM/A.PNG", $"  {Image}  ", $"{Image}?a=b;c&d=e,f#g", "https://例子.example/猫.png", "https://example.com:8443/a", "https://[2001:db8::1]/a.png",
        "https://user:word@example.com/a.png", "https://example.com", $"{Image}?next=https://example.com/b.png", "https://example.com/a,b.png", "https://xn--fsqu00a.example/a%20b.png",
        "", "   ", "/home/me/a.png", "C:\\me\\a.png", "\\\\server\\a.png", "./a.png", "~/a.png", "a.png", "file:///home/me/a.png", "ftp://example.com/a.png", "data:image/png;base64,AAAA", "javascript:alert(1)",
        "example.com/a.png", "https://", "https:///a.png", "https://example.com/a b.png", "https://exa mple.com/a.png", "https://example.com/a\tb.png", $"{Image},{Image}", $"{Image};https://example.com/b.png", $"{Image}|http://example.com/b.png", $"{Image} {Image}",
        $"{Image}?…", "https://cdn.example.com/?…", "https://example.com/a\ufffd.png", "https://example.com/a\ud800.png", "https://example.com:99999/a.png", "https://example.com/a\0.png", "https://example.com/\u00a0a.png", "https://exam_ple-.com/a", "https://-a.example/b", $"\u0085{Image}\u0085", $"\ufeff{Image}", $"\u2003{Image}\u00a0",
    ];

    private static IEnumerable<Typed> Requests
    {
        get
        {
            foreach (var prompt in new[] { "A fox", "", "   ", "\n\t", "猫 🦊", "a\ufffdb", "a\0b", "a\ud83db", "a\udc00", new string('x', 5000), "  a  ", "\u00a0", "\u2003", "\ufeff", "\u200b", "\u0085", "\u180e" })
            {
                yield return new("Text") { Prompt = prompt };
            }

            foreach (var name in new[] { "fox", "", "  ", "f\ufffdx", "f\ud83dx", "f\0x", "狐狸 🦊" })
            {
                yield return new("Text") { Name = name };
            }

            foreach (var duration in new[] { "", "2", "3", "5", "15", "16", "0", "-3", "2.5", "5.0", "5,0", "abc", "5s", " 5 ", "+5", "05", "1e1", "0x5", "٥", "５", "99999999999999999999", "3 4" })
            {
                yield return new("Text") { Duration = duration };
            }

            foreach (var ratio in new[] { "9:16", "1:1", "16:9" })
            {
                yield return new("Text") { Ratio = ratio };
            }

            foreach (var number in new[] { 0, 1, 4, 5, 7, 8 })
            {
                yield return new("ImageReference") { Images = [.. Enumerable.Repeat(Image, number)], Duration = "3" };
                yield return new("ImageAndVideo") { Images = [.. Enumerable.Repeat(Image, number)], Videos = [Clip] };
            }

            foreach (var number in new[] { 0, 1, 2 })
            {
                yield return new("VideoReference") { Videos = [.. Enumerable.Repeat(Clip, number)] };
                yield return new("ImageAndVideo") { Images = [Image], Videos = [.. Enumerable.Repeat(Clip, number)] };
            }

            yield return new("FirstLastFrame") { First = Image, Last = Image, Duration = "15", Ratio = "1:1" };
            yield return new("FirstLastFrame") { First = Image };
            yield return new("FirstLastFrame") { Last = Image };
            yield return new("FirstLastFrame") { First = Image, Last = Image, Duration = "2" };
            yield return new("VideoReference") { Videos = [Clip], Duration = "99", Ratio = "16:9" };
            foreach (var address in Addresses)
            {
                yield return new("ImageReference") { Images = [Image, address] };
                yield return new("FirstLastFrame") { First = address, Last = Image };
            }

            foreach (var count in new[] { "0", "1", "50", "51", "", "2.5", "many", "-1" })
            {
                yield return new("Text") { Count = count };
            }
        }
    }

    [Fact]
    public async Task The_page_takes_what_the_library_takes_and_nothing_else()
    {
        var review = await OpenSampleAsync();
        await review.GoToAsync(Sample.Harbour1);
        await review.PressAsync("r");
        var differences = new List<string>();
        int taken = 0, refused = 0;
        foreach (var typed in Requests)
        {
            var page = await review.Page.EvaluateAsync<string>(Type, typed.ToJson());
            var library = typed.Problem();
            taken += library is null ? 1 : 0;
            refused += library is null ? 0 : 1;
            if ((page.Length == 0) != (library is null))
            {
                differences.Add($"{typed}\n  page: {page}\n  library: {library}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.InRange(taken, 30, 200);
        Assert.InRange(refused, 60, 200);
    }

    [Fact]
    public async Task What_breaks_a_rule_cannot_be_marked_and_is_said_beside_its_field()
    {
        var review = await OpenSampleAsync();
        await review.GoToAsync(Sample.Harbour1);
        await review.PressAsync("r");
        await review.Page.FillAsync("#field-prompt", "");
        await review.Page.FillAsync("#field-duration", "");
        await review.Page.FocusAsync("#field-duration");
        await review.Page.Keyboard.TypeAsync("16");
        await Expect(review.Page.Locator("#field-duration-fault")).ToHaveTextAsync("Must be 3 to 15.");
        await Expect(review.Page.Locator("#field-duration")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(review.Page.Locator("#field-prompt-fault")).ToHaveTextAsync("Is required.");
        await Expect(review.Page.Locator("#retake-summary")).ToHaveTextAsync("2 fields need a change.");

        // Playwright would wait until the button is not marked as disabled; a user would not.
        await review.Page.ClickAsync("#retake-apply", new() { Force = true });
        await review.PressAsync("Control+Enter");
        await review.Page.FocusAsync("#field-duration");
        await review.PressAsync("Enter");
        await Expect(review.Dialog("retake")).ToBeVisibleAsync();
        await Expect(review.Page.Locator("#field-prompt")).ToBeFocusedAsync();
        await review.ExpectDecisionAsync(Sample.Harbour1, "undecided");

        // The typed text is a draft and not a decision.
        await review.PressAsync("Escape");
        await review.ExpectNoDialogAsync();
        await review.ExpectDecisionAsync(Sample.Harbour1, "undecided");
        await Expect(review.Page.Locator("#undo")).ToBeDisabledAsync();
        await review.PressAsync("r");
        await Expect(review.Page.Locator("#field-duration")).ToHaveValueAsync("16");
        await Expect(review.Dialog("retake")).ToContainTextAsync("This is your draft.");
        await review.Page.ClickAsync("#retake-reset");
        await Expect(review.Page.Locator("#field-duration")).ToHaveValueAsync("5");
        await review.Page.ClickAsync("#retake-apply");
        await review.ExpectDecisionAsync(Sample.Harbour1, "retake");
    }

    [Fact]
    public async Task An_address_that_lost_its_query_must_be_typed_whole()
    {
        var review = await OpenSampleAsync();
        await review.GoToAsync(Sample.Moth);
        await review.PressAsync("r");
        await Expect(review.Page.Locator("#field-referenceImages-0")).ToHaveValueAsync("https://example.com/moth.png");
        await Expect(review.Page.Locator("#field-referenceImages-1")).ToHaveValueAsync("https://cdn.example.com/lamp.png?…");
        await Expect(review.Page.Locator("#field-referenceImages-1-fault")).ToHaveTextAsync("The part after ? was not kept. Type the whole address.");
        await Expect(review.Page.Locator("#retake-apply")).ToHaveAttributeAsync("aria-disabled", "true");
        await review.Page.FillAsync("#field-referenceImages-1", "https://cdn.example.com/lamp.png?key=1");
        await Expect(review.Page.Locator("#retake-apply")).ToHaveAttributeAsync("aria-disabled", "false");
    }

    [Fact]
    public async Task Several_lines_pasted_into_one_address_become_several()
    {
        var review = await OpenSampleAsync();
        await review.GoToAsync(Sample.Moth);
        await review.PressAsync("r");
        await review.Page.FillAsync("#field-referenceImages-1", "");
        await review.Page.Locator("#field-referenceImages-1").EvaluateAsync(
            "input => { const data = new DataTransfer(); data.setData('text', 'https://example.com/b.png\\r\\nhttps://example.com/c.png\\n'); input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }");
        await Expect(review.Page.Locator("#field-referenceImages-2")).ToHaveValueAsync("https://example.com/c.png");
        await Expect(review.Page.Locator(".field-referenceImages .address")).ToHaveCountAsync(3);
        await Expect(review.Page.Locator("#retake-apply")).ToHaveAttributeAsync("aria-disabled", "false");
    }

    private sealed record Typed(string Mode)
    {
        internal string Prompt { get; init; } = "A fox runs";

        internal string Name { get; init; } = "";

        internal string Duration { get; init; } = "";

        internal string Ratio { get; init; } = "";

        internal string[] Images { get; init; } = [];

        internal string[] Videos { get; init; } = [];

        internal string First { get; init; } = "";

        internal string Last { get; init; } = "";

        internal string Count { get; init; } = "1";

        /// <summary>Why the library refuses the same request; null if it does not. Duration and count are read like cells of a table.</summary>
        internal string? Problem()
        {
            try
            {
                var sized = new VideoRow([new("prompt", "p"), new("duration", Duration), new("count", Count)]);
                var duration = Mode is "VideoReference" or "ImageAndVideo" ? null : ((TextRequest)sized.ToRequest()).Duration;
                _ = Count.Length == 0 ? throw new InvalidRequestException("count", null, "is required on the page") : Mode == "Text" ? sized.ToCount() : 1;
                var ratio = Ratio.Length == 0 ? null : Ratio;
                _ = Mode switch
                {
                    "ImageReference" => new ImageReferenceRequest(Prompt, Images, duration, ratio),
                    "FirstLastFrame" => new FirstLastFrameRequest(Prompt, First, Last, duration, ratio),
                    "VideoReference" => new VideoReferenceRequest(Prompt, OneVideo()),
                    "ImageAndVideo" => new ImageAndVideoRequest(Prompt, Images, OneVideo()),
                    _ => (VideoRequest)new TextRequest(Prompt, duration, ratio, Name),
                };
                return null;
            }
            catch (InvalidRequestException fault)
            {
                return fault.Message;
            }
        }

        public override string ToString() => $"{Mode} {ToJson()} {string.Join(' ', Images)} {First}";

        internal string ToJson()
        {
            var fields = new (string Name, string? Value)[] { ("mode", Mode), ("prompt", Prompt), ("name", Name), ("duration", Duration), ("ratio", Ratio), ("first_image", First), ("last_image", Last), ("count", Count) };
            return "{" + string.Join(",", fields.Select(static field => $"{Quote(field.Name)}:{Quote(field.Value!)}")) + $",\"referenceImages\":[{string.Join(",", Images.Select(Quote))}],\"referenceVideos\":[{string.Join(",", Videos.Select(Quote))}]}}";
        }

        private string OneVideo() => Videos.Length == 1 ? Videos[0] : throw new InvalidRequestException("referenceVideos", Videos.Length, "takes exactly 1 video");

        /// <summary>Escapes every character by its number, because the serializer would replace half of a surrogate pair.</summary>
        private static string Quote(string text) => "\"" + text.Aggregate(new StringBuilder(), static (json, one) => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)one:x4}")) + "\"";
    }
}
