using StarVideos.Retry;
using StarVideos.Time;

namespace StarVideos.Client.Tests.Retry;

public class BackoffTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 8)]
    [InlineData(8, 120)]
    [InlineData(1000, 120)]
    public void The_longest_wait_doubles_up_to_two_minutes(int retry, double seconds)
    {
        Assert.Equal(TimeSpan.Zero, Backoff.Delay(retry, null, 0));
        Assert.Equal(TimeSpan.FromSeconds(seconds / 2), Backoff.Delay(retry, null, 0.5));
        Assert.InRange(Backoff.Delay(retry, null, 0.999999), TimeSpan.FromSeconds(seconds * 0.99), TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(120)]
    public void What_the_service_asks_for_is_waited_and_at_most_a_second_more(int seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Delay(1, TimeSpan.FromSeconds(seconds), 0));
        Assert.InRange(
            Backoff.Delay(4, TimeSpan.FromSeconds(seconds), 0.999999),
            TimeSpan.FromSeconds(seconds),
            TimeSpan.FromSeconds(seconds + Math.Min(1, seconds * 0.1)));
    }

    /// <summary>A date in the past, from a wrong clock, asks for no wait.</summary>
    [Fact]
    public void A_service_that_asks_for_no_wait_at_all_is_given_the_backoff() =>
        Assert.Equal(Backoff.Delay(3, null, 0.5), Backoff.Delay(3, TimeSpan.Zero, 0.5));

    [Fact]
    public void Clients_that_failed_together_do_not_come_back_together()
    {
        var waits = Enumerable.Range(0, 1000).Select(_ => Backoff.Delay(4, null, Jitter.Next())).ToArray();

        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(8)));

        // Spread over the whole wait: each quarter has many, and hardly two are the same.
        Assert.All(Enumerable.Range(0, 4), quarter => Assert.True(waits.Count(wait => (int)(wait.TotalSeconds / 2) == quarter) > 100));
        Assert.True(waits.Distinct().Count() > 900);
    }
}
