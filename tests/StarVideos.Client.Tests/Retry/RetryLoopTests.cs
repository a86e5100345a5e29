using StarVideos.Client.Tests.Support;
using StarVideos.Retry;
using StarVideos.Time;

namespace StarVideos.Client.Tests.Retry;

public class RetryLoopTests
{
    private readonly ManualClock _clock = new();
    private readonly List<(StarVideosException Fault, TimeSpan Delay)> _told = [];

    [Fact]
    public async Task What_succeeds_is_done_once()
    {
        Assert.Equal(1, await RunAsync(attempt => attempt));
        Assert.Empty(_clock.Delays);
        Assert.Empty(_told);
    }

    [Fact]
    public async Task A_fault_that_may_pass_is_tried_up_to_four_times_more()
    {
        Assert.Equal(5, await RunAsync(attempt => attempt < 5 ? throw Fault(isSafeToRetry: true) : attempt));

        AssertWaits(1, 2, 4, 8);
    }

    [Fact]
    public async Task After_the_fifth_failure_the_last_fault_is_thrown()
    {
        var attempts = 0;

        var last = await Assert.ThrowsAsync<StarVideosException>(() => RunAsync(attempt => throw Fault(isSafeToRetry: true, $"fault {attempts = attempt}")));

        Assert.Equal(5, attempts);
        Assert.Equal("fault 5", last.Message);
        AssertWaits(1, 2, 4, 8);
    }

    [Fact]
    public async Task A_fault_that_may_not_be_repeated_is_thrown_at_once()
    {
        var attempts = 0;

        await Assert.ThrowsAsync<StarVideosException>(() => RunAsync(attempt => throw Fault(isSafeToRetry: false, $"{attempts = attempt}")));

        Assert.Equal(1, attempts);
        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task An_error_of_another_kind_is_thrown_at_once()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(_ => throw new InvalidOperationException()));

        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task What_the_service_asks_for_is_waited()
    {
        await RunAsync(attempt => attempt == 1 ? throw Fault(isSafeToRetry: true, retryAfter: TimeSpan.FromSeconds(30)) : attempt);

        Assert.InRange(Assert.Single(_clock.Delays), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31));
    }

    [Fact]
    public async Task Two_minutes_are_waited_if_asked_for()
    {
        Assert.Equal(2, await RunAsync(attempt => attempt == 1 ? throw Fault(isSafeToRetry: true, retryAfter: TimeSpan.FromMinutes(2)) : attempt));
    }

    [Fact]
    public async Task Who_asks_for_more_than_two_minutes_is_not_waited_for()
    {
        await Assert.ThrowsAsync<StarVideosException>(() => RunAsync(_ => throw Fault(isSafeToRetry: true, retryAfter: TimeSpan.FromSeconds(121))));

        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task A_caller_is_told_of_each_retry_and_the_wait_before_it()
    {
        await RunAsync(attempt => attempt < 3 ? throw Fault(isSafeToRetry: true, $"fault {attempt}") : attempt);

        Assert.Equal(["fault 1", "fault 2"], _told.Select(told => told.Fault.Message));
        Assert.Equal(_clock.Delays, _told.Select(told => told.Delay));
    }

    [Fact]
    public async Task A_wait_before_a_retry_ends_at_once_when_cancelled()
    {
        var clock = new HeldClock();
        using var stop = new CancellationTokenSource();
        var attempts = 0;
        var running = RetryLoop.RunAsync<int>(
            () =>
            {
                attempts++;
                throw Fault(isSafeToRetry: true, retryAfter: TimeSpan.FromSeconds(30));
            },
            new PauseGate(clock), clock, null, stop.Token);
        await clock.HasDelays(1);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running).WaitAsync(Clients.Patience);
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task A_pause_asked_for_with_the_last_failure_still_holds_back_everyone_else()
    {
        var gate = new PauseGate(_clock);

        await Assert.ThrowsAsync<StarVideosException>(() => RetryLoop.RunAsync<int>(
            () => throw Fault(isSafeToRetry: true, retryAfter: TimeSpan.FromSeconds(30)), gate, _clock, null, CancellationToken.None));

        Assert.Equal(TimeSpan.FromSeconds(30), gate.Remaining);
    }

    private static StarVideosException Fault(bool isSafeToRetry, string message = "fault", TimeSpan? retryAfter = null) =>
        new(StarVideosErrorKind.ServiceUnavailable, message) { IsSafeToRetry = isSafeToRetry, RetryAfter = retryAfter };

    private void AssertWaits(params int[] longest)
    {
        Assert.Equal(longest.Length, _clock.Delays.Count);
        Assert.All(_clock.Delays.Zip(longest), wait => Assert.InRange(wait.First.TotalSeconds, 0, wait.Second));
    }

    private Task<int> RunAsync(Func<int, int> attempt)
    {
        var attempts = 0;
        return RetryLoop.RunAsync(() => Task.FromResult(attempt(++attempts)), new PauseGate(_clock), _clock, (fault, delay) => _told.Add((fault, delay)), CancellationToken.None);
    }
}
