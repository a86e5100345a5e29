namespace StarVideos.PowerShell.Progress;

/// <summary>Counts what a command took and what came of it, from any thread.</summary>
internal sealed class Outcomes
{
    private int _taken;
    private int _done;
    private int _failed;

    internal StageCounts Counts => new(Volatile.Read(ref _taken), Volatile.Read(ref _done), Volatile.Read(ref _failed));

    internal void Take() => Interlocked.Increment(ref _taken);

    /// <param name="isDone">Whether it came out as it should.</param>
    internal void Count(bool isDone) => Interlocked.Increment(ref isDone ? ref _done : ref _failed);
}
