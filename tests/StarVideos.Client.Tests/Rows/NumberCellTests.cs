using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class NumberCellTests
{
    public static TheoryData<object> Five => ["5", "5.0", "5.000", " 5 ", "+5", "05", 5, 5L, (short)5, (byte)5, 5.0, 5f, 5m, 5.0m, 5.00m];

    public static TheoryData<object> NotWhole =>
        ["5.5", 5.5, 5.5m, 5.5f, "5,0", "5,5", "1,000", "five", "5s", "0x5", "5e0", "NaN", double.NaN, double.PositiveInfinity, "5 6", "5-", "(5)", "¤5", "99999999999999999999", 1e20];

    [Theory]
    [MemberData(nameof(Five))]
    public void A_whole_number_is_read_however_it_is_typed(object cell) => Assert.Equal(5, DurationOf(cell));

    [Theory]
    [MemberData(nameof(Five))]
    public void It_is_the_same_number_for_a_German_user(object cell)
    {
        using var culture = new CultureScope("de-DE");

        Assert.Equal(5, DurationOf(cell));
    }

    [Theory]
    [MemberData(nameof(NotWhole))]
    public void Anything_else_is_refused_and_the_rule_named(object cell)
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt(("Duration", cell)));

        Assert.Equal("Duration", refusal.Field);
        Assert.Contains("whole number of seconds from 3 to 15", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NotWhole))]
    public void It_is_refused_for_a_German_user_too(object cell)
    {
        using var culture = new CultureScope("de-DE");

        Assert.Contains("whole number", TestRow.Refused(TestRow.WithPrompt(("Duration", cell))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_number_is_shown_as_the_program_would_write_it_not_as_the_country_does()
    {
        using var culture = new CultureScope("de-DE");

        Assert.Contains("'5.5'", TestRow.Refused(TestRow.WithPrompt(("Duration", 5.5))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("15.0", 15)]
    public void The_limits_are_within(string cell, int seconds) => Assert.Equal(seconds, DurationOf(cell));

    [Theory]
    [InlineData("2")]
    [InlineData("16")]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("2.0")]
    [InlineData("16.0")]
    public void Beyond_the_limits_is_refused(string cell) =>
        Assert.Contains("3 to 15", TestRow.Refused(TestRow.WithPrompt(("Duration", cell))).Message, StringComparison.Ordinal);

    private static int? DurationOf(object cell) => Assert.IsType<TextRequest>(TestRow.WithPrompt(("duration", cell)).ToRequest()).Duration;
}
