using StarVideos.Client.Tests.Support;
using StarVideos.Saving;

namespace StarVideos.Client.Tests.Saving;

public sealed class CancellationTests
{
    [Fact]
    public async Task Cancelling_before_the_start_does_nothing()
    {
        using var host = new MediaHost(MediaHost.Whole());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Saver().SaveAsync(MediaHost.Task, cancellation: new CancellationToken(true)));
        Assert.Empty(host.Asked);
        Assert.Empty(host.Folder.Names);
    }

    [Fact]
    public async Task Cancelling_in_the_middle_ends_at_once_and_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        using var host = new MediaHost(MediaHost.Whole(cutAfter: 400, end: async cancellation =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
        }));
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Saver().SaveAsync(MediaHost.Task, cancellation: stop.Token)).WaitAsync(Clients.Patience);
        Assert.Equal(stop.Token, cancelled.CancellationToken);
        Assert.Single(host.Asked);
        Assert.Empty(host.Folder.Names);
    }

    [Fact]
    public async Task Cancelling_a_wait_for_a_retry_ends_at_once()
    {
        using var stop = new CancellationTokenSource();
        using var folder = new SavingFolder();
        using var handler = new ScriptedHandler(Step.Answer(503));
        var clock = new HeldClock();
        using var client = Clients.Over(handler, clock);
        var saving = new VideoSaver(client, new() { Folder = folder.Path }).SaveAsync(MediaHost.Task, cancellation: stop.Token);
        await clock.HasDelays(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving).WaitAsync(Clients.Patience);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task A_fault_of_the_caller_is_not_taken_for_one_of_the_network()
    {
        ManualClock? clock = null;
        using var host = new MediaHost(() =>
        {
            clock!.Advance(TimeSpan.FromSeconds(2));
            return MediaHost.Whole()();
        });
        clock = host.Clock;
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Saver().SaveAsync(MediaHost.Task, progress: _ => throw new InvalidOperationException("The pipeline has ended.")));
        Assert.Single(host.Asked);
        Assert.Empty(host.Folder.Names);
    }
}
