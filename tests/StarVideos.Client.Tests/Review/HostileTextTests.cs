using System.Text;
using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Review;

/// <summary>Texts of prompts, names and the service are only text on the page.</summary>
public sealed class HostileTextTests : ReviewFixture
{
    private const string Everything = "</script><script>alert(1)</script> <!-- --> <!--<script> ]]> & ' \" \\ \u2028 \u2029 \u202E \u0000 \u0007 😀 \t\r\n";

    [Theory]
    [InlineData("</script>")]
    [InlineData("<!--<script>")]
    [InlineData("-->")]
    [InlineData("\u2028\u2029")]
    [InlineData("\u202Etxt.exe")]
    [InlineData("\u0000\u001b[31m")]
    [InlineData("&lt;&#60;")]
    [InlineData("猫 😀 é")]
    [InlineData(Everything)]
    public void It_reads_as_it_was_and_ends_no_element(string text)
    {
        var task = Done("video_1", text) with { Prompt = text, Error = text, ErrorCode = text, Batch = text, TakeOf = text, Model = text };
        Export([ReviewEntry.Of(task)], new ReviewOptions { Title = "t" });

        var html = File.ReadAllText(Page, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var data = Regex.Match(html, "id=\"review-data\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        Assert.DoesNotMatch("[<>&\u2028\u2029\u0000-\u001f]", data);
        var entry = Assert.Single(Entries);
        foreach (var value in new[] { entry["name"], entry["error"], entry["errorCode"], entry["batch"], entry["takeOf"], entry["model"], entry["request"]!["prompt"] })
        {
            Assert.Equal(text, (string?)value);
        }
    }

    [Fact]
    public void A_long_prompt_is_there_as_a_whole()
    {
        var prompt = string.Concat(Enumerable.Repeat("<é😀", 1250));
        Export([ReviewEntry.Of(Done("video_1") with { Prompt = prompt })]);
        Assert.Equal(prompt, (string?)Assert.Single(Entries)["request"]!["prompt"]);
    }

    [Fact]
    public void Half_of_a_pair_is_the_character_for_what_cannot_be_read()
    {
        Export([ReviewEntry.Of(Done("video_1", "a\uD83Db\uDE00") with { Prompt = "\uDE00\uD83D" })]);
        Assert.Equal(("a\uFFFDb\uFFFD", "\uFFFD\uFFFD"), ((string?)Entries[0]["name"], (string?)Entries[0]["request"]!["prompt"]));
    }

    [Fact]
    public void A_title_is_one_line_of_a_sane_length()
    {
        var page = Export([], new ReviewOptions { Title = "a\n</title>\u202E" + new string('x', 1000) });
        Assert.StartsWith("a </title> x", page.Title, StringComparison.Ordinal);
        Assert.InRange(page.Title.Length, 100, 125);
    }
}
