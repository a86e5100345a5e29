using StarVideos.Client.Tests.Support;
using StarVideos.Waiting;

namespace StarVideos.Client.Tests.Waiting;

/// <summary>Ten thousand tasks, in virtual time. Only counts and distributions are checked, no real time.</summary>
public sealed class ManyTasksTests
{
    private const int Count = 10_000;

    private readonly ManualClock _clock = new();
    private readonly Reports _reports = new();
    private readonly PretendService _service;

    public ManyTasksTests() => _service = new PretendService(_clock);

    [Fact]
    public async Task Every_task_is_reported_once_and_the_ceiling_on_requests_is_never_broken()
    {
        var options = new WaitOptions { PollInterval = TimeSpan.FromSeconds(30), Timeout = null };

        await WaitAsync(options);

        Assert.Equal(Count, _reports.Ended.Select(task => task.Id).Distinct().Count());
        Assert.Equal(Count, _reports.Ended.Count);
        Assert.Equal(20, PollPaceTests.MostWithin(TimeSpan.FromSeconds(1), [.. _service.Polls.Select(poll => poll.At)]));
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(10, 60)]
    [InlineData(30, 20)]
    [InlineData(60, 10)]
    public async Task The_ceiling_holds_in_every_second_from_the_first_on_and_is_reached(int interval, int ceiling)
    {
        var waiter = new TaskWaiter(_service.AskAsync, new WaitOptions { PollInterval = TimeSpan.FromSeconds(interval) }, _clock, _reports);
        foreach (var number in Enumerable.Range(0, 20 * ceiling))
        {
            // Only the ids are known, so all tasks are due at once.
            _service.Task($"task-{number}", TimeSpan.Zero);
            waiter.Add(new VideoTask { Id = $"task-{number}" });
        }

        waiter.Complete();
        await waiter.RunAsync(CancellationToken.None);

        Assert.Equal(ceiling, PollPaceTests.MostWithin(TimeSpan.FromSeconds(1), [.. _service.Polls.Select(poll => poll.At)]));
        Assert.Equal(20, _clock.Elapsed.TotalSeconds, 1.0 / ceiling * 1.01);
    }

    [Fact]
    public async Task No_task_waits_more_than_two_rounds_for_its_next_poll()
    {
        var options = new WaitOptions { PollInterval = TimeSpan.FromSeconds(30), Timeout = null };
        var round = TimeSpan.FromSeconds(Count / options.MostPollsPerSecond);

        await WaitAsync(options);

        var longest = _service.Polls.GroupBy(poll => poll.Id)
            .SelectMany(polls => polls.Zip(polls.Skip(1), (one, next) => next.At - one.At))
            .Max();
        Assert.True(longest <= round + round, $"one task waited {longest} for its next poll; a round takes {round}");
    }

    private async Task WaitAsync(WaitOptions options)
    {
        var waiter = new TaskWaiter(_service.AskAsync, options, _clock, _reports);
        for (var number = 0; number < Count; number++)
        {
            // Ready after 5 to 30 minutes, in a mixed order.
            waiter.Add(_service.Task($"task-{number}", TimeSpan.FromSeconds(300 + (number * 7919 % 1500))));
        }

        waiter.Complete();
        await waiter.RunAsync(CancellationToken.None);
    }
}
