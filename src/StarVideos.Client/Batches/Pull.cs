using System.Runtime.CompilerServices;

namespace StarVideos.Batches;

/// <summary>Lets a reader pull results from a stage that works by push.</summary>
internal static class Pull
{
    /// <summary>
    /// Pushes the items into the stage and yields the results as the stage reports them. A reader who leaves the loop early stops the stage,
    /// and gets control back when no request or download is running any more.
    /// </summary>
    /// <param name="items">The items. They are read while the results are read.</param>
    /// <param name="start">Makes the stage. Gets the callback for results and the token that stops the stage.</param>
    /// <param name="ahead">How many results may wait for the reader. At this number, no more items are taken.</param>
    /// <param name="onTaken">Called with each result that the reader gets.</param>
    /// <param name="cancellation">Stops the stage.</param>
    internal static async IAsyncEnumerable<TResult> RunAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items,
        Func<Action<TResult>, CancellationToken, PushedStage<TItem>> start,
        int ahead,
        Action<TResult> onTaken,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var results = new ResultQueue<TResult>();
        var stage = start(results.Add, stop.Token);
        var feeding = FeedAsync(items, stage, results, ahead, stop);
        try
        {
            while (await results.TakeAsync().ConfigureAwait(false) is (true, var result))
            {
                onTaken(result!);
                yield return result!;
            }

            await feeding.ConfigureAwait(false);
        }
        finally
        {
            stop.Cancel();
            await feeding.ContinueWith(static done => _ = done.Exception, TaskScheduler.Default).ConfigureAwait(false);
            await stage.StopAsync().ConfigureAwait(false);
            stage.Dispose();
        }
    }

    private static async Task FeedAsync<TItem, TResult>(IAsyncEnumerable<TItem> items, PushedStage<TItem> stage, ResultQueue<TResult> results, int ahead, CancellationTokenSource stop)
    {
        try
        {
            // The source of items may block before the first item: the caller must get control back before that.
            await Task.Yield();
            var source = items.GetAsyncEnumerator(stop.Token);
            await using (source.ConfigureAwait(false))
            {
                // Wait for room before reading an item: an item that was read and not yet pushed would be lost if the reader left.
                await results.RoomAsync(ahead, stop.Token).ConfigureAwait(false);
                while (await source.MoveNextAsync().ConfigureAwait(false))
                {
                    await stage.AddAsync(source.Current).ConfigureAwait(false);
                    await results.RoomAsync(ahead, stop.Token).ConfigureAwait(false);
                }
            }

            await stage.CompleteAsync().ConfigureAwait(false);
        }
        catch
        {
            // Requests and downloads that are running are reported before the reader gets the error.
            stop.Cancel();
            await stage.StopAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            results.Complete();
        }
    }
}
