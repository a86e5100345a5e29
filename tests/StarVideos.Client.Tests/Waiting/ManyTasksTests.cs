using StarVideos.Client.Tests.Support;
using StarVideos.Waiting;

namespace StarVideos.Client.Tests.Waiting;

/// <summary>Ten thousand tasks, in virtual time: counts and shapes, never seconds of this machine.</summary>
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
        Assert.True(MostWithin(TimeSpan.FromSeconds(1)) <= options.MostPollsPerSecond + 1);
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
            // Ready after 5 to 30 minutes, in an order of their own.
            waiter.Add(_service.Task($"task-{number}", TimeSpan.FromSeconds(300 + (number * 7919 % 1500))));
        }

        waiter.Complete();
        await waiter.RunAsync(CancellationToken.None);
    }

    private int MostWithin(TimeSpan span)
    {
        var most = 0;
        var first = 0;
        for (var last = 0; last < _service.Polls.Count; last++)
        {
            while (_service.Polls[last].At - _service.Polls[first].At >= span)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
