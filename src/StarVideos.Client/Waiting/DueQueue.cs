namespace StarVideos.Waiting;

/// <summary>Tasks by when they are due; the longest overdue comes first, so none is starved. Adding and taking cost the logarithm of the count.</summary>
internal sealed class DueQueue
{
    private readonly SortedSet<Entry> _entries = new(Comparer<Entry>.Create(static (one, other) =>
        one.DueUtcTicks != other.DueUtcTicks ? one.DueUtcTicks.CompareTo(other.DueUtcTicks) : one.Sequence.CompareTo(other.Sequence)));

    private long _sequence;

    internal int Count => _entries.Count;

    internal DateTimeOffset? NextDue => _entries.Count == 0 ? null : new DateTimeOffset(_entries.Min.DueUtcTicks, TimeSpan.Zero);

    internal void Add(WaitedTask task, DateTimeOffset due) => _entries.Add(new Entry(due.UtcTicks, _sequence++, task));

    internal WaitedTask Take()
    {
        var entry = _entries.Min;
        _entries.Remove(entry);
        return entry.Task;
    }

    private readonly record struct Entry(long DueUtcTicks, long Sequence, WaitedTask Task);
}
