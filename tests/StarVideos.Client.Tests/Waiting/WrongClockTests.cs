using StarVideos.Client.Tests.Support;
using StarVideos.Waiting;

namespace StarVideos.Client.Tests.Waiting;

/// <summary>Waits on a computer whose clock is wrong, is set during the wait, or stood still while the computer slept.</summary>
public sealed class WrongClockTests
{
    private readonly ManualClock _clock = new();
    private readonly Reports _reports = new();
    private readonly PretendService _service;

    public WrongClockTests() => _service = new PretendService(_clock);

    [Theory]
    [InlineData(10)]
    [InlineData(60 * 24 * 3)]
    [InlineData(-60 * 24 * 3)]
    public async Task A_clock_that_differs_from_the_clock_of_the_service_changes_no_poll_interval(int minutes)
    {
        var made = _clock.UtcNow.AddMinutes(-minutes).LocalDateTime;

        await WaitAsync(new WaitOptions { PollInterval = TimeSpan.FromSeconds(1) }, _service.Task("a", TimeSpan.FromSeconds(4)) with { CreatedAt = made });

        Assert.Equal("a", _reports.Ended.Single().Id);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 4, 5.2);
    }

    [Fact]
    public async Task A_clock_that_is_three_days_fast_times_no_finished_task_out()
    {
        var made = _clock.UtcNow.AddDays(-3).LocalDateTime;
        var options = new WaitOptions { PollInterval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(30) };

        await WaitAsync(options, _service.Task("a", TimeSpan.FromSeconds(10)) with { CreatedAt = made });

        Assert.Empty(_reports.TimedOut);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 10, 11.2);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task Setting_the_clock_in_mid_wait_moves_neither_polls_nor_deadlines(int seconds)
    {
        var isSet = false;
        _service.OnPoll = _ =>
        {
            if (!isSet)
            {
                isSet = true;
                _clock.SetTimeOfDay(TimeSpan.FromSeconds(seconds));
            }
        };

        await WaitAsync(
            new WaitOptions { PollInterval = TimeSpan.FromSeconds(10), Timeout = TimeSpan.FromSeconds(100) },
            _service.Task("never", TimeSpan.FromDays(9)),
            _service.Task("later", TimeSpan.FromSeconds(50)));

        Assert.Equal("later", _reports.Ended.Single().Id);
        Assert.Equal("never", _reports.TimedOut.Single().Id);

        // The last poll may be delayed, because it needs a distance from a poll just before the deadline.
        Assert.InRange(_clock.Elapsed.TotalSeconds, 100, 100.5);
        Assert.InRange(_service.Polls.Count(poll => poll.Id == "never"), 9, 13);
    }

    [Fact]
    public async Task Waking_after_the_deadline_a_task_that_became_ready_meanwhile_is_no_time_out()
    {
        _service.OnPoll = _ =>
        {
            if (_service.Polls.Count == 1)
            {
                _clock.Advance(TimeSpan.FromHours(8));
            }
        };

        await WaitAsync(new WaitOptions { Timeout = TimeSpan.FromHours(1) }, _service.Task("a", TimeSpan.FromMinutes(5)));

        Assert.Empty(_reports.TimedOut);
        Assert.Equal("a", _reports.Ended.Single().Id);
        Assert.Equal(2, _service.Polls.Count);
    }

    [Fact]
    public async Task The_service_is_asked_at_the_deadline_itself()
    {
        await WaitAsync(new WaitOptions { PollInterval = TimeSpan.FromMinutes(10), Timeout = TimeSpan.FromMinutes(1) }, _service.Task("a", TimeSpan.FromSeconds(59)));

        Assert.Empty(_reports.TimedOut);
        Assert.Equal(TimeSpan.FromMinutes(1), _service.Polls.Single().At);
    }

    [Fact]
    public async Task A_network_that_is_not_up_yet_when_the_machine_wakes_is_given_a_moment()
    {
        var lost = PretendService.Fault(StarVideosErrorKind.ServiceUnreachable);

        await WaitAsync(new WaitOptions { PollInterval = TimeSpan.FromMinutes(10), Timeout = TimeSpan.FromMinutes(1) }, _service.Task("a", TimeSpan.Zero, lost, lost));

        Assert.Empty(_reports.TimedOut);
        Assert.Equal("a", _reports.Ended.Single().Id);
    }

    [Fact]
    public async Task A_service_that_cannot_be_asked_at_the_deadline_delays_the_time_out_by_seconds_only()
    {
        var lost = Enumerable.Repeat(PretendService.Fault(StarVideosErrorKind.ServiceUnreachable), 9).ToArray();

        await WaitAsync(new WaitOptions { PollInterval = TimeSpan.FromMinutes(10), Timeout = TimeSpan.FromMinutes(1) }, _service.Task("a", TimeSpan.Zero, lost));

        Assert.Equal("a", _reports.TimedOut.Single().Id);
        Assert.InRange(_service.Polls.Count, 2, 3);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 60, 75);
    }

    private Task WaitAsync(WaitOptions options, params VideoTask[] tasks)
    {
        var waiter = new TaskWaiter(_service.AskAsync, options, _clock, _reports);
        foreach (var task in tasks)
        {
            waiter.Add(task);
        }

        waiter.Complete();
        return waiter.RunAsync(CancellationToken.None);
    }
}
