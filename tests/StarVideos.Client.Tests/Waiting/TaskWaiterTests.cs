using StarVideos.Client.Tests.Support;
using StarVideos.Waiting;

namespace StarVideos.Client.Tests.Waiting;

public sealed class TaskWaiterTests
{
    private readonly ManualClock _clock = new();
    private readonly Reports _reports = new();
    private readonly PretendService _service;

    public TaskWaiterTests() => _service = new PretendService(_clock);

    [Fact]
    public async Task Tasks_are_reported_in_the_order_they_end()
    {
        await WaitAsync(new WaitOptions(), _service.Task("slow", TimeSpan.FromMinutes(9)), _service.Task("quick", TimeSpan.FromMinutes(2)));

        Assert.Equal(["quick", "slow"], _reports.Ended.Select(task => task.Id));
    }

    [Fact]
    public async Task A_fresh_task_is_first_polled_after_one_interval()
    {
        var start = _clock.Elapsed;

        await WaitAsync(new WaitOptions { PollInterval = TimeSpan.FromSeconds(30) }, _service.Task("a", TimeSpan.Zero));

        Assert.Equal(TimeSpan.FromSeconds(30), _service.Polls[0].At - start);
    }

    [Fact]
    public async Task A_task_of_which_only_the_id_is_known_is_polled_at_once()
    {
        var start = _clock.Elapsed;
        _service.Task("a", TimeSpan.Zero);

        await WaitAsync(new WaitOptions(), new VideoTask { Id = "a" });

        Assert.Equal(start, _service.Polls.Single().At);
    }

    [Fact]
    public async Task A_task_that_ended_before_needs_no_poll()
    {
        await WaitAsync(new WaitOptions(), new VideoTask { Id = "a", Status = VideoTaskStatus.Failed });

        Assert.Empty(_service.Polls);
        Assert.Equal("a", _reports.Ended.Single().Id);
    }

    [Fact]
    public async Task A_completed_task_without_an_address_is_asked_for_it()
    {
        _service.Task("a", TimeSpan.Zero);

        await WaitAsync(new WaitOptions(), new VideoTask { Id = "a", Status = VideoTaskStatus.Completed });

        Assert.NotNull(_reports.Ended.Single().VideoUrl);
    }

    [Fact]
    public async Task Nine_bad_polls_in_a_row_do_not_end_a_wait()
    {
        var faults = Enumerable.Repeat(PretendService.Fault(StarVideosErrorKind.AuthenticationFailed), 9).ToArray();

        await WaitAsync(new WaitOptions(), _service.Task("a", TimeSpan.Zero, faults));

        Assert.Equal(9, _reports.FailedPolls);
        Assert.Equal("a", _reports.Ended.Single().Id);
    }

    [Fact]
    public async Task Ten_bad_polls_in_a_row_do()
    {
        var faults = Enumerable.Repeat(PretendService.Fault(StarVideosErrorKind.TaskNotFound), 10).ToArray();

        await WaitAsync(new WaitOptions(), _service.Task("a", TimeSpan.Zero, faults), _service.Task("b", TimeSpan.FromMinutes(5)));

        Assert.Equal("a", _reports.GivenUp.Single().Task.Id);
        Assert.Equal(StarVideosErrorKind.TaskNotFound, _reports.GivenUp.Single().Fault.Kind);
        Assert.Equal("b", _reports.Ended.Single().Id);
    }

    [Fact]
    public async Task An_id_nobody_confirmed_is_given_up_after_three_not_founds()
    {
        _service.Task("a", TimeSpan.Zero, Enumerable.Repeat(PretendService.Fault(StarVideosErrorKind.TaskNotFound), 10).ToArray());

        await WaitAsync(new WaitOptions(), new VideoTask { Id = "a" });

        Assert.Equal(3, _service.Polls.Count);
        Assert.Single(_reports.GivenUp);
    }

    [Fact]
    public async Task A_timeout_too_long_to_be_counted_is_none()
    {
        await WaitAsync(new WaitOptions { Timeout = TimeSpan.MaxValue }, _service.Task("slow", TimeSpan.FromDays(3)));

        Assert.Equal("slow", _reports.Ended.Single().Id);
    }

    [Fact]
    public async Task A_budget_below_three_holds_for_an_id_nobody_confirmed_too()
    {
        _service.Task("a", TimeSpan.Zero, PretendService.Fault(StarVideosErrorKind.TaskNotFound));

        await WaitAsync(new WaitOptions { FailureBudget = 1 }, new VideoTask { Id = "a" });

        Assert.Single(_service.Polls);
        Assert.Single(_reports.GivenUp);
    }

    [Fact]
    public async Task A_poll_that_breaks_in_an_unforeseen_way_is_reported()
    {
        var waiter = new TaskWaiter((_, _) => throw new InvalidOperationException("a bug"), new WaitOptions(), _clock, _reports);
        waiter.Add(new VideoTask { Id = "a" });
        waiter.Complete();

        await waiter.RunAsync(CancellationToken.None);

        Assert.Equal("a", _reports.GivenUp.Single().Task.Id);
    }

    [Fact]
    public async Task A_task_that_does_not_end_in_time_is_reported_once_at_its_deadline()
    {
        var start = _clock.Elapsed;

        await WaitAsync(new WaitOptions { Timeout = TimeSpan.FromSeconds(100) }, _service.Task("never", TimeSpan.FromDays(9)), _service.Task("quick", TimeSpan.FromSeconds(50)));

        Assert.Equal("never", _reports.TimedOut.Single().Id);
        Assert.Equal("quick", _reports.Ended.Single().Id);
        Assert.Equal(TimeSpan.FromSeconds(100), _clock.Elapsed - start);
    }

    [Fact]
    public async Task Without_a_timeout_a_wait_lasts_as_long_as_the_task()
    {
        await WaitAsync(new WaitOptions { Timeout = null }, _service.Task("slow", TimeSpan.FromDays(3)));

        Assert.Equal("slow", _reports.Ended.Single().Id);
    }

    [Fact]
    public async Task A_pause_the_service_asks_for_holds_for_every_task()
    {
        var start = _clock.Elapsed;

        await WaitAsync(
            new WaitOptions { PollInterval = TimeSpan.FromSeconds(10) },
            _service.Task("a", TimeSpan.Zero, PretendService.Fault(StarVideosErrorKind.RateLimited, TimeSpan.FromSeconds(90))),
            _service.Task("b", TimeSpan.Zero));

        Assert.Equal("a", _service.Polls[0].Id);
        Assert.All(_service.Polls.Skip(1), poll => Assert.True(poll.At - start >= TimeSpan.FromSeconds(100)));
        Assert.Equal(2, _reports.Ended.Count);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait()
    {
        using var stop = new CancellationTokenSource();
        var waiter = new TaskWaiter(async (task, cancellation) => await Task.Delay(Timeout.Infinite, cancellation).ContinueWith<VideoTask>(_ => throw new OperationCanceledException(cancellation)), new WaitOptions(), _clock, _reports);
        waiter.Add(new VideoTask { Id = "a" });
        var waiting = waiter.RunAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal((1, 0), (waiter.Taken, waiter.Done));
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
