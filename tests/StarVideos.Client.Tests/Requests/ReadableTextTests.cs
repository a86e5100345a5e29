using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Requests;

/// <summary>Texts that nobody can have meant: read in a wrong encoding, or cut within a character.</summary>
public class ReadableTextTests
{
    public static TheoryData<string> Unreadable =>
    [
        "Ein Fuchs l\uFFFDuft",
        "\uFFFD\uFFFD\uFFFD",
        "A\0 \0c\0a\0t\0",
        "\0",
        "cut \ud83d",
        "\udc08 cut",
        "\udc08\ud83d",
    ];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_prompt_that_cannot_be_meant_is_refused_with_what_to_do(string prompt) =>
        AssertRefused("prompt", () => new TextRequest(prompt));

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void So_is_a_name(string name) => AssertRefused("name", () => new TextRequest("A cat", name: name));

    [Theory]
    [InlineData("https://example.com/\uFFFD.png")]
    [InlineData("https://example.com/\ud83d")]
    public void So_is_an_address(string address) => AssertRefused("referenceVideos", () => new VideoReferenceRequest("A cat", address));

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void So_is_a_row_under_its_own_heading(string prompt)
    {
        var refusal = TestRow.Refused(TestRow.Of(("P\0R\0O\0M\0P\0T\0", prompt)));

        Assert.Contains("-Encoding", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(refusal.Message, char.IsControl);
    }

    [Fact]
    public void A_name_that_is_a_default_is_checked_like_one_of_the_row() =>
        Assert.Equal("name", TestRow.Refused(TestRow.WithPrompt(), new RowDefaults(Name: "a\0b")).Field);

    [Fact]
    public void Every_whole_character_is_sent_as_it_is()
    {
        const string Prompt = "🦊 läuft, 狐狸, \u200D\u0301\uFFFC\r\n\tعربى";
        Assert.Equal(Prompt, new TextRequest(Prompt, name: Prompt).Prompt);
    }

    private static void AssertRefused(string field, Func<VideoRequest> make)
    {
        var refusal = Assert.Throws<InvalidRequestException>(make);

        Assert.Equal(field, refusal.Field);
        Assert.Contains("-Encoding of Import-Csv", refusal.Message, StringComparison.Ordinal);
    }
}
