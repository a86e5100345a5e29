using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

/// <summary>Rows that are not objects with columns.</summary>
public class OtherRowsTests
{
    [Fact]
    public void A_text_is_a_prompt()
    {
        var row = new VideoRow("A cat; prompt=no;duration=9");

        var request = Assert.IsType<TextRequest>(row.ToRequest());
        Assert.Equal("A cat; prompt=no;duration=9", request.Prompt);
        Assert.Null(request.Duration);
        Assert.Equal("A cat; prompt=no;duration=9", row.Source);
        Assert.Empty(row.UnknownColumns);
    }

    [Fact]
    public void A_text_gets_the_defaults() =>
        Assert.Equal(7, Assert.IsType<TextRequest>(new VideoRow("A cat").ToRequest(new RowDefaults(7))).Duration);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_blank_text_is_refused_and_kept_as_the_source(string text)
    {
        var row = new VideoRow(text);

        Assert.Equal("prompt", TestRow.Refused(row).Field);
        Assert.Equal(text, row.Source);
    }

    [Fact]
    public void A_request_stays_as_it_was_made()
    {
        var request = new TextRequest("A cat");
        var row = new VideoRow(request);

        Assert.Same(request, row.ToRequest(new RowDefaults(7, "1:1", "name")));
        Assert.Same(request, row.Source);
    }

    [Fact]
    public void What_can_be_no_row_says_why_when_asked_and_keeps_its_source()
    {
        var problem = new InvalidRequestException("row", 5, "is no row");
        var row = VideoRow.Unusable(5, problem);

        Assert.Same(problem, TestRow.Refused(row));
        Assert.Equal(5, row.Source);
        Assert.Empty(row.UnknownColumns);
    }

    [Theory]
    [InlineData("harbour; at night")]
    [InlineData("\u591C\u666F\uFF1B\u8857\u9053")]
    [InlineData(";")]
    public void A_message_has_a_name_and_a_prompt_with_their_semicolons(string text)
    {
        var named = TestRow.Of(("name", text), ("prompt", text + text));
        Assert.Equal($"Row 2 ({text})", named.Label(2));
        Assert.Equal(text, named.Title);
        Assert.Equal(text + text, named.PromptShown(200));
        Assert.Equal(text, new VideoRow(text).Title);
        Assert.Equal("harbour", TestRow.Of(("name", new[] { "harbour", "fox" }), ("prompt", "p")).Title);
    }

    [Fact]
    public void A_row_remembers_the_object_it_was_made_from()
    {
        var source = new object();

        Assert.Same(source, new VideoRow([], source).Source);
    }

    [Fact]
    public void A_row_made_from_nothing_else_is_its_own_source()
    {
        var row = TestRow.WithPrompt();

        Assert.Same(row, row.Source);
    }

    [Fact]
    public void Asking_twice_gives_equal_requests()
    {
        var row = TestRow.WithPrompt(("referenceImages", "https://example.com/a.png;https://example.com/b.png"), ("duration", "5"));

        Assert.Equal(RequestBody.ToText(row.ToRequest()), RequestBody.ToText(row.ToRequest()));
    }
}
