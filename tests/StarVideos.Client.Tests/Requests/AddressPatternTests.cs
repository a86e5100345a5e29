using System.Text;

namespace StarVideos.Client.Tests.Requests;

/// <summary>A review page checks addresses with the pattern only, so the pattern must give the same result as the rule.</summary>
public class AddressPatternTests
{
    private static readonly string[] Parts =
    [
        "a", "b", "-", "_", ".", "..", "1", "999", "255", ":", "::", "@", "/", "?", "#", "%", "%41", "例", "é", "😀", "[", "]", "\\", "<", ">", "\"", "^", "`", "{", "|", "}", "~",
        "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", "0x1f", "xn--", "https://", "http://", "8080", "70000", "\u3002", "\u00AD", "\u200D", "ß", "İ", "\u0345", "א", "\uFEFF",
        "\uE000", "\u00B7", "\u2044", "\uFF20", "\uFF1A", "\uFF0F", "\uD83D", "\uDE00", "\uFFFD", "\u2026", "?…", new string('a', 63), new string('a', 64),
    ];

    public static TheoryData<bool, string> Texts => new()
    {
        { true, "https://example.com/a.png" },
        { true, "http://example.com/a.png" },
        { true, "HTTPS://EXAMPLE.COM/A.PNG" },
        { true, "hTTp://example.com" },
        { true, "https://example.com" },
        { true, "https://example.com." },
        { true, "https://example.com/" },
        { true, "https://example.com?a=b" },
        { true, "https://example.com#top" },
        { true, "https://example.com:8443/a.png?size=1&sign=%2Fabc%3D#top" },
        { true, "https://example.com:/a" },
        { true, "https://example.com:65535/a" },
        { true, "https://example.com/a;v=1.png" },
        { true, "https://example.com/a;https.png" },
        { true, "https://example.com/a%20b.png" },
        { true, "https://example.com/a%zz" },
        { true, "https://example.com/\"quoted\"<b>{c}|d\\e^f`" },
        { true, "https://例子.测试/图片/猫.png" },
        { true, "https://example.com/😀.png" },
        { true, "https://😀.example/" },
        { true, "https://192.0.2.1/a.png" },
        { true, "https://[2001:db8::1]/a.png" },
        { true, "https://[::1]:80/" },
        { true, "http://[::ffff:10.0.0.1]/a.png" },
        { false, "http://[::ffff:10.0.0.256]/a.png" },
        { true, "https://[1:2:3:4:5:6:7:8]/" },
        { true, "https://user:pass@example.com/a.png" },
        { true, "https://a-b.c--d.example/x" },
        { true, "https://a_b.example/x" },
        { true, "https://localhost/x" },
        { true, "https://proxy.example.com/fetch?url=https://example.com/a.png" },
        { true, "https://archive.example.com/2026/https://example.com/a,b;c.png" },
        { true, "https://example.com/w_200,h_100/https://example.com/a.png" },
        { true, "https://example.com/a?b…" },
        { true, "https://example.com/?…b" },
        { false, "" },
        { false, "https" },
        { false, "https://" },
        { false, "https:///a.png" },
        { false, "https:/example.com/a.png" },
        { false, "https:\\\\example.com\\a.png" },
        { false, "https://example.com\\a.png" },
        { false, "https://?a" },
        { false, "https://#a" },
        { false, "https://:80/" },
        { false, "https://@/" },
        { false, "https://example..com/" },
        { false, "https://.example.com/" },
        { false, "https://-example.com/" },
        { false, "https://-例.com/" },
        { false, "https://exa mple.com/" },
        { false, "https://example.com/a b.png" },
        { false, "https://example.com/a\tb.png" },
        { false, "https://example.com/a\nb.png" },
        { false, "https://example.com/a\u0000b.png" },
        { false, "https://example.com/a\u0085b" },
        { false, "https://example.com/a\u00A0b" },
        { false, "https://example.com/a\u2028b" },
        { false, "https://example.com/a\u3000b" },
        { false, "https://example.com/a\uFFFDb" },
        { false, "https://example.com:65536/" },
        { false, "https://example.com:x/" },
        { false, "https://[::1" },
        { false, "https://[1:2:3:4:5:6:7:8:9]/" },
        { false, "https://[g::1]/" },
        { false, "https://example.com/1,https://example.com/2" },
        { false, "https://example.com/1;http://example.com/2" },
        { false, "https://example.com/1|HTTP://example.com/2" },
        { false, "https://example.com/a.png?…" },
        { false, "ftp://example.com/a.png" },
        { false, "data:image/png;base64,iVBORw0KGgo=" },
        { false, "javascript:alert(1)//https://example.com" },
        { false, "example.com/a.png" },
        { false, "/a.png" },
        { false, "C:\\a.png" },
        { false, "file:///a.png" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Pattern_and_rule_say_the_same(bool isAddress, string text)
    {
        Assert.Equal(isAddress, AddressPattern.IsMatch(text));
        Assert.Equal(isAddress, IsTaken(text));
    }

    /// <summary>Not a case of the test above, because the name of a test cannot contain it.</summary>
    [Fact]
    public void Half_of_a_pair_is_no_character()
    {
        foreach (var text in new[] { "https://example.com/a\uD83Db", "https://example.com/a\uDE00", "https://\uD83D.example/" })
        {
            Pattern_and_rule_say_the_same(false, text);
        }
    }

    [Fact]
    public void And_of_whatever_is_put_together_by_chance()
    {
        var random = new Random(15);
        var taken = 0;
        for (var round = 0; round < 200_000; round++)
        {
            var made = new StringBuilder(random.Next(2) == 0 ? "https://" : "http://");
            for (var part = random.Next(1, 8); part > 0; part--)
            {
                made.Append(Parts[random.Next(Parts.Length)]);
            }

            var text = made.ToString();
            var isMatch = AddressPattern.IsMatch(text);
            Assert.True(isMatch == IsTaken(text), text);
            taken += isMatch ? 1 : 0;
        }

        Assert.InRange(taken, 5_000, 150_000);
    }

    [Fact]
    public void Its_classes_mean_the_same_in_a_browser()
    {
        // .NET and JavaScript read these constructs differently.
        Assert.DoesNotMatch(@"\\[dDwWbB]|(?<!\[\\s)\\[S](?!\])|\(\?[<>i]", AddressPattern.Text);
        Assert.DoesNotMatch(@"\\s(?!\\S\])", AddressPattern.Text);
    }

    [Fact]
    public void An_address_that_lost_its_query_is_refused_with_what_to_do()
    {
        var refusal = Assert.Throws<InvalidRequestException>(() => new VideoReferenceRequest("p", "https://example.com/a.mp4?…"));
        Assert.Contains("lacks its query", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("whole address", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_address_is_judged_at_once()
    {
        var name = new string('a', 100_000);
        Assert.False(AddressPattern.IsMatch("https://" + name));
        Assert.False(AddressPattern.IsMatch("https://example.com/" + new string(',', 20_000) + " "));
        Assert.True(AddressPattern.IsMatch("https://example.com/" + name));
    }

    private static bool IsTaken(string text)
    {
        try
        {
            return new VideoReferenceRequest("p", text).ReferenceVideo == text;
        }
        catch (InvalidRequestException)
        {
            return false;
        }
    }
}
