using StarVideos.Client.Tests.Support;
using StarVideos.Stages;

namespace StarVideos.Client.Tests.Stages;

public class OverlapTests
{
    private readonly List<int> _reported = [];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Work_that_throws_holds_back_no_report_and_is_not_passed_over(bool inOrder)
    {
        using var overlap = new Overlap(limit: 1, inOrder, CancellationToken.None);
        await overlap.StartAsync(() => Report(1));
        await overlap.StartAsync(() => throw new InvalidOperationException("a fault"));
        await overlap.StartAsync(() => Report(3));

        Assert.Equal("a fault", (await Assert.ThrowsAsync<InvalidOperationException>(overlap.WhenAllAsync)).Message);
        Assert.Equal([1, 3], _reported);
    }

    [Fact]
    public async Task Reports_come_in_the_order_of_the_starts()
    {
        using var overlap = new Overlap(limit: 2, inOrder: true, CancellationToken.None);
        var slow = new TaskCompletionSource();
        await overlap.StartAsync(async () =>
        {
            await slow.Task;
            return () => _reported.Add(1);
        });
        await overlap.StartAsync(() => Report(2));
        await overlap.StartAsync(() => Report(3));
        Assert.Empty(_reported);

        slow.SetResult();
        await overlap.WhenAllAsync();
        Assert.Equal([1, 2, 3], _reported);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_report_that_throws_keeps_no_place(bool inOrder)
    {
        using var overlap = new Overlap(limit: 1, inOrder, CancellationToken.None);
        await overlap.StartAsync(() => Task.FromResult<Action>(() => throw new InvalidOperationException("the caller's own fault")));
        await overlap.StartAsync(() => Report(2)).WaitAsync(Clients.Patience);

        await Assert.ThrowsAsync<InvalidOperationException>(overlap.WhenAllAsync);
        Assert.Equal([2], _reported);
    }

    private Task<Action> Report(int number) => Task.FromResult<Action>(() => _reported.Add(number));
}
