using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class ListCellTests
{
    private static readonly string[] Two = ["https://example.com/a.png", "https://example.com/b.png"];

    [Theory]
    [InlineData("https://example.com/a.png;https://example.com/b.png")]
    [InlineData(" https://example.com/a.png ; https://example.com/b.png ")]
    [InlineData("https://example.com/a.png;;https://example.com/b.png")]
    [InlineData(";https://example.com/a.png; ;\t;https://example.com/b.png;")]
    [InlineData("https://example.com/a.png;\r\nhttps://example.com/b.png")]
    [InlineData("https://example.com/a.png\uFF1Bhttps://example.com/b.png\uFF1B")]
    [InlineData("https://example.com/a.png\uFF1B https://example.com/b.png; ")]
    public void A_text_is_cut_at_semicolons_and_blanks_between_them_do_not_count(string cell) =>
        Assert.Equal(Two, ImagesOf(cell));

    [Fact]
    public void Any_collection_is_a_list()
    {
        Assert.Equal(Two, ImagesOf(Two));
        Assert.Equal(Two, ImagesOf(new List<string>(Two)));
        Assert.Equal(Two, ImagesOf(new object?[] { Two[0], null, " ", Two[1] }));
        Assert.Equal(Two, ImagesOf(new System.Collections.ArrayList(Two)));
        Assert.Equal(Two, ImagesOf(Two.Select(address => new Uri(address)).ToArray()));
    }

    [Fact]
    public void A_semicolon_within_an_element_of_a_collection_belongs_to_the_address() =>
        Assert.Equal(["https://example.com/a;v=1.png"], ImagesOf(new[] { "https://example.com/a;v=1.png" }));

    [Fact]
    public void A_list_of_one_is_that_one()
    {
        var request = TestRow.Of(
            ("prompt", new[] { "A cat" }),
            ("name", new[] { "one" }),
            ("duration", new object[] { 5 }),
            ("ratio", new[] { "1:1" }),
            ("first_image", new[] { TestRow.Image }),
            ("last_image", new[] { TestRow.Image })).ToRequest();

        var frames = Assert.IsType<FirstLastFrameRequest>(request);
        Assert.Equal("A cat", frames.Prompt);
        Assert.Equal("one", frames.Name);
        Assert.Equal(5, frames.Duration);
        Assert.Equal("1:1", frames.Ratio);
        Assert.Equal(TestRow.Image, frames.FirstImage);
    }

    [Theory]
    [InlineData("prompt")]
    [InlineData("name")]
    [InlineData("duration")]
    [InlineData("ratio")]
    [InlineData("first_image")]
    [InlineData("last_image")]
    public void Two_values_where_one_belongs_are_refused_and_counted(string heading)
    {
        var cells = new Dictionary<string, object?> { ["prompt"] = "A cat", ["first_image"] = TestRow.Image, ["last_image"] = TestRow.Image, [heading] = new[] { "3", "4" } };

        var refusal = TestRow.Refused(new VideoRow(cells));

        Assert.Equal(heading, refusal.Field);
        Assert.Contains("2 values", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_semicolon_in_a_prompt_is_part_of_the_prompt() =>
        Assert.Equal("A cat; then a dog", TestRow.Of(("prompt", "A cat; then a dog")).ToRequest().Prompt);

    private static IReadOnlyList<string> ImagesOf(object cell) =>
        Assert.IsType<ImageReferenceRequest>(TestRow.WithPrompt(("referenceImages", cell)).ToRequest()).ReferenceImages;
}
