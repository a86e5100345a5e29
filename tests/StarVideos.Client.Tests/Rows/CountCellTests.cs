using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

/// <summary>How many takes a row asks for.</summary>
public class CountCellTests
{
    private const string Rule = "must be a whole number of takes from 1 to 50";

    [Theory]
    [InlineData("count", "3")]
    [InlineData("Count", 3)]
    [InlineData("COUNTS", "3.0")]
    [InlineData(" counts ", " 3 ")]
    [InlineData("c-o_unt", 3L)]
    public void Every_spelling_of_the_heading_and_the_number_is_read(string heading, object cell)
    {
        var row = TestRow.WithPrompt((heading, cell));

        Assert.Equal(3, row.ToCount());
        Assert.Equal("A cat", row.ToRequest().Prompt);
        Assert.Empty(row.UnknownColumns);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("50", 50)]
    public void The_limits_are_within(string cell, int count) => Assert.Equal(count, TestRow.WithPrompt(("count", cell)).ToCount());

    [Theory]
    [InlineData("0")]
    [InlineData("51")]
    [InlineData("-1")]
    [InlineData("2.5")]
    [InlineData("2,5")]
    [InlineData("many")]
    [InlineData(2.5)]
    [InlineData(int.MaxValue)]
    [InlineData("99999999999")]
    public void Any_other_value_is_an_error_that_names_heading_value_and_rule(object cell)
    {
        var row = TestRow.WithPrompt(("Counts", cell));

        var refusals = new[] { TestRow.Refused(row), Assert.Throws<InvalidRequestException>(() => row.ToCount()) };

        Assert.All(refusals, refusal => Assert.Equal(("Counts", Rule), (refusal.Field, refusal.Rule)));
        Assert.All(refusals, refusal => Assert.Contains(FormattableString.Invariant($"'{cell}'"), refusal.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_cell_gets_the_default_and_without_one_a_row_has_one_take(string? cell)
    {
        Assert.Equal(4, TestRow.WithPrompt(("count", cell)).ToCount(new RowDefaults(Count: 4)));
        Assert.Equal(1, TestRow.WithPrompt(("count", cell)).ToCount());
        Assert.Equal(2, TestRow.WithPrompt(("count", "2")).ToCount(new RowDefaults(Count: 4)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void A_default_that_is_no_count_is_an_error_of_the_row(int count)
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt(), new RowDefaults(Count: count));

        Assert.Equal(("count", count, Rule), (refusal.Field, refusal.Value, refusal.Rule));
    }

    [Fact]
    public void A_request_can_be_given_a_count_as_well()
    {
        var request = new TextRequest("A cat");

        Assert.Equal(3, new VideoRow(request, 3).ToCount(new RowDefaults(Count: 9)));
        Assert.Equal(9, new VideoRow(request).ToCount(new RowDefaults(Count: 9)));
        Assert.Equal(1, new VideoRow(request).ToCount());
        Assert.Equal(Rule, TestRow.Refused(new VideoRow(request, 51)).Rule);
    }

    [Theory]
    [InlineData("referenceVideos", TestRow.Video)]
    [InlineData("referenceImages", TestRow.Image)]
    public void Every_mode_has_takes(string heading, string address) => Assert.Equal(2, TestRow.WithPrompt((heading, address), ("count", 2)).ToCount());

    [Fact]
    public void Two_columns_of_the_meaning_exclude_each_other() =>
        Assert.Contains("means the same as column count", TestRow.Refused(TestRow.WithPrompt(("count", 2), ("counts", 2))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_row_that_was_submitted_already_has_no_count() =>
        Assert.Throws<InvalidRequestException>(() => VideoRow.AlreadySubmitted("video_1", null).ToCount());

    [Fact]
    public void A_message_names_the_take_where_there_are_several()
    {
        var row = TestRow.WithPrompt(("name", "fox"));

        Assert.Equal("Row 7 (fox), take 2 of 3", row.Label(7, 2, 3));
        Assert.Equal("Row 7 (fox)", row.Label(7, 1, 1));
        Assert.Equal("Row 7 (fox)", row.Label(7, null, 3));
    }
}
