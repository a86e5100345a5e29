using System.Runtime.CompilerServices;

namespace StarVideos.Batches;

/// <summary>Drives a stage, which is pushed, for a reader, who pulls.</summary>
internal static class Pull
{
    /// <summary>
    /// The items go in and the results come out, as the stage reports them. A reader who leaves early stops the stage, and gets control back
    /// when nothing is on its way any more.
    /// </summary>
    /// <param name="items">What goes in. Read while the results are.</param>
    /// <param name="start">Makes the stage: told where its results go, and what stops it.</param>
    /// <param name="ahead">How many results may wait for the reader before no more items are taken.</param>
    /// <param name="onTaken">Told of each result the reader is given.</param>
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
            // The first item may take its time: whoever reads must not wait for it.
            await Task.Yield();
            var source = items.GetAsyncEnumerator(stop.Token);
            await using (source.ConfigureAwait(false))
            {
                // Room first: an item that has left its source and waits in front of the stage would be in nobody's hands if the reader left.
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
            // What is on its way is reported before the reader is told of the fault.
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
