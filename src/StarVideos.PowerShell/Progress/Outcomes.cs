namespace StarVideos.PowerShell.Progress;

/// <summary>Counts the items of a command and their results, from any thread.</summary>
internal sealed class Outcomes
{
    private int _taken;
    private int _done;
    private int _failed;

    internal StageCounts Counts => new(Volatile.Read(ref _taken), Volatile.Read(ref _done), Volatile.Read(ref _failed));

    internal void Take() => Interlocked.Increment(ref _taken);

    /// <param name="isDone">True if the item succeeded; false if it failed.</param>
    internal void Count(bool isDone) => Interlocked.Increment(ref isDone ? ref _done : ref _failed);
}
