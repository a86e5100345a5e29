using StarVideos.Waiting;

namespace StarVideos.Client.Tests.Waiting;

/// <summary>The limit on polls, with timers that are punctual or as late as real ones.</summary>
public sealed class PollPaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<double, double> Cases
    {
        get
        {
            var cases = new TheoryData<double, double>();
            foreach (var rate in new[] { 100, 60, 20, 13.4, 10, 1, 0.2 })
            {
                foreach (var late in new[] { 0, 0.3, 1, 15.6, 45, 700 })
                {
                    cases.Add(rate, late);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_second_has_more_polls_than_the_ceiling_whenever_it_begins(double rate, double millisecondsLate)
    {
        var polls = Poll(new PollPace(rate), 500, TimeSpan.Zero, TimeSpan.FromMilliseconds(millisecondsLate));

        Assert.InRange(MostWithin(Second, polls), 1, Math.Max(1, (int)rate));
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(100, 1)]
    [InlineData(100, 15.6)]
    [InlineData(20, 1)]
    [InlineData(20, 15.6)]
    public void Timers_that_fire_late_cost_little_of_the_rate(double rate, double millisecondsLate)
    {
        var polls = Poll(new PollPace(rate), 2000, TimeSpan.Zero, TimeSpan.FromMilliseconds(millisecondsLate));

        Assert.InRange(polls[^1].TotalSeconds, 1999 / rate, 1999 / rate * 1.04);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(20)]
    public void Nothing_comes_in_a_burst_after_a_lull(double rate)
    {
        var pace = new PollPace(rate);
        Poll(pace, 5, TimeSpan.Zero, TimeSpan.Zero);

        var polls = Poll(pace, 50, TimeSpan.FromMinutes(5), TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromMinutes(5), polls[0]);
        Assert.All(polls.Zip(polls.Skip(1), (one, next) => next - one), gap => Assert.Equal(1 / rate, gap.TotalSeconds, 6));
    }

    /// <summary>Polls as often as the limit allows. Each poll is sent a moment after it was begun, and each timer fires late.</summary>
    private static List<TimeSpan> Poll(PollPace pace, int count, TimeSpan start, TimeSpan late)
    {
        var polls = new List<TimeSpan>();
        var now = start;
        while (polls.Count < count)
        {
            if (pace.Next > now)
            {
                now = pace.Next + late;
            }

            polls.Add(now);
            pace.Add(now, now);
        }

        return polls;
    }

    internal static int MostWithin(TimeSpan span, IReadOnlyList<TimeSpan> polls)
    {
        var most = 0;
        var first = 0;
        for (var last = 0; last < polls.Count; last++)
        {
            while (polls[last] - polls[first] >= span)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
