namespace StarVideos.Waiting;

/// <summary>
/// Tasks sorted by the time at which they are due, on the waiter's monotonic clock. The task that is overdue for the longest time comes first,
/// so that every task gets its turn. Adding and taking cost the logarithm of the count.
/// </summary>
internal sealed class DueQueue
{
    private readonly SortedSet<Entry> _entries = new(Comparer<Entry>.Create(static (one, other) =>
        one.Due != other.Due ? one.Due.CompareTo(other.Due) : one.Sequence.CompareTo(other.Sequence)));

    private long _sequence;

    internal int Count => _entries.Count;

    internal TimeSpan? NextDue => _entries.Count == 0 ? null : _entries.Min.Due;

    internal void Add(WaitedTask task, TimeSpan due) => _entries.Add(new Entry(due, _sequence++, task));

    internal WaitedTask Take()
    {
        var entry = _entries.Min;
        _entries.Remove(entry);
        return entry.Task;
    }

    private readonly record struct Entry(TimeSpan Due, long Sequence, WaitedTask Task);
}
