namespace StarVideos.Batches;

/// <summary>Turns a sequence into an asynchronous one.</summary>
internal static class AsyncItems
{
    internal static async IAsyncEnumerable<T> Async<T>(this IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            yield return item;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
