using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class UnknownColumnTests
{
    [Theory]
    [InlineData("Durration")]
    [InlineData("model")]
    [InlineData("images")]
    [InlineData("first")]
    [InlineData("duration (s)")]
    [InlineData("")]
    [InlineData("---")]
    public void A_filled_column_nobody_knows_is_named_and_does_not_stop_the_row(string heading)
    {
        var row = TestRow.WithPrompt((heading, "5"));

        Assert.Equal([heading], row.UnknownColumns);
        Assert.Null(Assert.IsType<TextRequest>(row.ToRequest()).Duration);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_column_nobody_knows_is_not_worth_a_word(string? cell) =>
        Assert.Empty(TestRow.WithPrompt(("Comment", cell)).UnknownColumns);

    [Fact]
    public void Known_columns_are_not_named() =>
        Assert.Empty(TestRow.WithPrompt(("name", "one"), ("Duration", 5), ("ratio", "1:1"), ("Reference Images", TestRow.Image)).UnknownColumns);

    [Fact]
    public void Several_are_named_in_the_order_of_the_row() =>
        Assert.Equal(["b", "a"], TestRow.Of(("b", 1), ("prompt", "A cat"), ("a", 2)).UnknownColumns);
}
