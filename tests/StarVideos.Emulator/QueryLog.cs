namespace StarVideos.Emulator;

/// <summary>The arrival times of queries, up to a capacity. Safe for use from any thread.</summary>
public sealed class QueryLog
{
    private readonly TimeProvider _time;
    private readonly int _capacity;
    private readonly List<long> _stamps = [];

    internal QueryLog(TimeProvider time, int capacity)
    {
        _time = time;
        _capacity = capacity;
    }

    /// <summary>
    /// The arrivals, oldest first, as timestamps of the emulator's <see cref="TimeProvider"/>. Later arrivals than the capacity are not
    /// recorded.
    /// </summary>
    public IReadOnlyList<long> Timestamps
    {
        get
        {
            lock (_stamps)
            {
                return [.. _stamps];
            }
        }
    }

    /// <summary>The most arrivals within any period of the given length (one second if left out).</summary>
    public int MaxWithin(TimeSpan? span = null)
    {
        var ticks = (span ?? TimeSpan.FromSeconds(1)).TotalSeconds * _time.TimestampFrequency;
        lock (_stamps)
        {
            var max = 0;
            for (int first = 0, last = 0; last < _stamps.Count; last++)
            {
                while (_stamps[last] - _stamps[first] >= ticks)
                {
                    first++;
                }

                max = Math.Max(max, last - first + 1);
            }

            return max;
        }
    }

    internal void Record()
    {
        lock (_stamps)
        {
            if (_stamps.Count < _capacity)
            {
                // Taken inside the lock, so that the list is sorted.
                _stamps.Add(_time.GetTimestamp());
            }
        }
    }

    internal void Clear()
    {
        lock (_stamps)
        {
            _stamps.Clear();
        }
    }
}
