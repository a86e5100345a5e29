using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Batches;

/// <summary>Readers that are slow, or leave the loop early.</summary>
public sealed class EarlyLeaveTests : Bench
{
    [Fact]
    public async Task Results_of_a_submission_come_in_the_order_of_the_rows()
    {
        var rows = Enumerable.Range(1, 12).Select(number => Row($"row {number} [create:delay={(number % 3 == 0 ? 100 : 1)}]"));
        var order = new List<int>();
        await foreach (var result in Batch(new() { ThrottleLimit = 4 }).SubmitAsync(rows))
        {
            order.Add(result.RowNumber);
            Assert.Equal(result.Task!.Prompt, $"row {result.RowNumber} [create:delay={(result.RowNumber % 3 == 0 ? 100 : 1)}]");
        }

        Assert.Equal(Enumerable.Range(1, 12), order);
    }

    [Fact]
    public async Task What_a_reader_who_leaves_has_not_read_is_named()
    {
        var batch = Batch(new() { ThrottleLimit = 5 });
        string? read = null;
        await foreach (var result in batch.SubmitAsync(ManyRows(60, "[create:delay=20]")))
        {
            read = result.Task!.Id;
            await UntilAsync(() => Counters.CreatesReceived > 3);
            break;
        }

        Assert.InRange(Made.Length, 4, 12);
        Assert.Equal(Made.Where(id => id != read).Order(), batch.NotHandedOn.Select(task => task.Id).Order());
        AssertNothingIsLost();
    }

    [Fact]
    public async Task A_reader_whose_token_is_cancelled_loses_nothing()
    {
        using var stop = new CancellationTokenSource();
        var batch = Batch(new() { ThrottleLimit = 5 });
        var read = new List<string>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var result in batch.SubmitAsync(ManyRows(60, "[create:delay=20]"), stop.Token))
            {
                read.Add(result.Task!.Id);
                await stop.CancelAsync();
            }
        });

        Assert.InRange(Made.Length, 1, 15);
        Assert.Equal(Made.Order(), read.Concat(batch.NotHandedOn.Select(task => task.Id)).Order());
        AssertNothingIsLost();
    }

    /// <summary>No more rows are taken when as many results wait as the throttle limit. Submissions that are on their way come in addition.</summary>
    [Fact]
    public async Task A_slow_reader_holds_back_the_submissions()
    {
        const int Limit = 3;
        await foreach (var result in Batch(new() { ThrottleLimit = Limit }).SubmitAsync(ManyRows(200)))
        {
            // The first submission may have been slow, so later ones may have arrived before it.
            var before = Counters.CreatesReceived;
            await UntilAsync(() => Counters.CreatesAccepted > Limit);
            await ArriveAsync();
            Assert.InRange(Counters.CreatesReceived - before, 0, 2 * Limit);
            return;
        }
    }

    [Fact]
    public async Task A_task_that_left_one_stage_and_has_not_reached_the_next_is_in_somebodys_hands()
    {
        var tasks = await CompletedAsync(6);
        var left = new List<string>();
        var batch = Batch();
        string? read = null;
        await foreach (var saved in batch.SaveAsync(Source(), Save with { ThrottleLimit = 1 }))
        {
            read = saved.Task.Id;

            // The next videos are saved and wait for this reader, who leaves.
            await UntilAsync(() => Directory.EnumerateFiles(Videos, "*.mp4").Count() >= 2);
            await ArriveAsync();
            await ArriveAsync();
            await ArriveAsync();
            break;
        }

        Assert.Equal(left.Where(id => id != read).Order(), batch.NotHandedOn.Select(task => task.Id).Order());

        async IAsyncEnumerable<VideoTask> Source()
        {
            foreach (var task in tasks)
            {
                await Task.Yield();
                left.Add(task.Id);
                yield return task;
            }
        }
    }

    [Fact]
    public async Task A_source_of_tasks_that_throws_ends_the_wait_with_its_own_error()
    {
        var tasks = await CompletedAsync(1);
        var batch = Batch();
        var read = new List<string>();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var waited in batch.WaitAsync(Source()))
            {
                read.Add(waited.Task.Id);
            }
        });

        Assert.Equal("no more", error.Message);
        Assert.Equal(tasks.Select(task => task.Id), read.Concat(batch.NotHandedOn.Select(task => task.Id)));

        IEnumerable<VideoTask> Source()
        {
            yield return tasks[0];
            throw new InvalidOperationException("no more");
        }
    }
}
