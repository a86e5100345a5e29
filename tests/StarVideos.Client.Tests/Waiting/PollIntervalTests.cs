using StarVideos.Waiting;

namespace StarVideos.Client.Tests.Waiting;

public sealed class PollIntervalTests
{
    [Theory]
    [InlineData(30, 0, 30)]
    [InlineData(30, 600, 30)]
    [InlineData(30, 800, 40)]
    [InlineData(30, 86400, 60)]
    [InlineData(90, 86400, 90)]
    [InlineData(1, 100, 5)]
    public void It_is_a_twentieth_of_the_age_between_the_chosen_one_and_a_minute(double chosen, double age, double expected) =>
        Assert.Equal(expected, PollInterval.Next(TimeSpan.FromSeconds(chosen), TimeSpan.FromSeconds(age), 0.5).TotalSeconds, 3);

    [Theory]
    [InlineData(0, 27)]
    [InlineData(0.999999, 33)]
    public void It_is_spread_by_a_tenth(double jitter, double expected) =>
        Assert.Equal(expected, PollInterval.Next(TimeSpan.FromSeconds(30), TimeSpan.Zero, jitter).TotalSeconds, 2);
}
