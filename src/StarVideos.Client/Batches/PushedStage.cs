namespace StarVideos.Batches;

/// <summary>The methods of a stage that <see cref="Pull"/> calls.</summary>
/// <param name="AddAsync">Takes an item.</param>
/// <param name="CompleteAsync">Ends when every item is reported.</param>
/// <param name="StopAsync">Ends when no request or download is running any more; never throws.</param>
/// <param name="Dispose">Called last.</param>
internal sealed record PushedStage<TItem>(Func<TItem, Task> AddAsync, Func<Task> CompleteAsync, Func<Task> StopAsync, Action Dispose);
