namespace StarVideos.Client.Tests.Waiting;

public sealed class WaitOptionsTests
{
    [Fact]
    public void What_is_left_out_is_as_documented()
    {
        var options = new WaitOptions();

        Assert.Equal(TimeSpan.FromSeconds(30), options.PollInterval);
        Assert.Equal(TimeSpan.FromHours(1), options.Timeout);
        Assert.Equal(10, options.FailureBudget);
        Assert.Equal(20, options.MostPollsPerSecond);
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(6, 100)]
    [InlineData(10, 60)]
    [InlineData(30, 20)]
    [InlineData(60, 10)]
    [InlineData(3600, 1 / 6.0)]
    public void The_ceiling_is_600_polls_in_an_interval_and_never_more_than_100_in_a_second(int interval, double ceiling) =>
        Assert.Equal(ceiling, new WaitOptions { PollInterval = TimeSpan.FromSeconds(interval) }.MostPollsPerSecond, 6);

    [Theory]
    [InlineData("00:00:00.9999999")]
    [InlineData("00:00:00")]
    [InlineData("-00:00:30")]
    [InlineData("01:00:00.0000001")]
    public void A_poll_interval_out_of_range_is_refused_by_name_value_and_rule(string value) =>
        AssertRefused(() => new WaitOptions { PollInterval = TimeSpan.Parse(value, null) }, "PollInterval", TimeSpan.Parse(value, null), "1 to 3600 seconds");

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("-00:00:00.0010000")]
    public void A_timeout_that_is_none_is_refused_by_name_value_and_rule(string value) =>
        AssertRefused(() => new WaitOptions { Timeout = TimeSpan.Parse(value, null) }, "Timeout", TimeSpan.Parse(value, null), "more than 0");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_budget_out_of_range_is_refused_by_name_value_and_rule(int value) =>
        AssertRefused(() => new WaitOptions { FailureBudget = value }, "FailureBudget", value, "1 to 1000");

    [Fact]
    public void A_copy_is_checked_too() =>
        AssertRefused(() => new WaitOptions() with { FailureBudget = 0 }, "FailureBudget", 0, "1 to 1000");

    [Fact]
    public void The_ends_of_the_ranges_are_taken()
    {
        foreach (var interval in new[] { TimeSpan.FromSeconds(1), TimeSpan.FromHours(1) })
        {
            Assert.Equal(interval, new WaitOptions { PollInterval = interval }.PollInterval);
        }

        Assert.Equal(TimeSpan.MaxValue, new WaitOptions { Timeout = TimeSpan.MaxValue }.Timeout);
        Assert.Null(new WaitOptions { Timeout = null }.Timeout);
        Assert.Equal([1, 1000], new[] { 1, 1000 }.Select(budget => new WaitOptions { FailureBudget = budget }.FailureBudget));
    }

    private static void AssertRefused(Func<WaitOptions> make, string name, object value, string rule)
    {
        var error = Assert.Throws<InvalidRequestException>(make);
        Assert.Equal(name, error.Field);
        Assert.Equal(value, error.Value);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
    }
}
