namespace StarVideos.Batches;

/// <summary>A stage as <see cref="Pull"/> drives it.</summary>
/// <param name="AddAsync">Takes an item.</param>
/// <param name="CompleteAsync">Ends when every item is reported.</param>
/// <param name="StopAsync">Ends when nothing is on its way any more; never throws.</param>
/// <param name="Dispose">Called last.</param>
internal sealed record PushedStage<TItem>(Func<TItem, Task> AddAsync, Func<Task> CompleteAsync, Func<Task> StopAsync, Action Dispose);
