using StarVideos.Journal;

namespace StarVideos.Caps;

/// <summary>
/// The submissions of a journal that count for a cap, of whatever process. It reads the journal once, and from then on what was added. For
/// any number of threads.
/// </summary>
internal sealed class JournalTally
{
    private readonly object _gate = new();
    private readonly SubmissionTally _count;
    private readonly Func<AddedLines> _open;
    private AddedLines _lines;
    private DateTimeOffset _now;

    private JournalTally(SubmissionTally count, string path, TimeSpan? window)
    {
        _count = count;
        _open = () => new AddedLines(path, window is { } length ? (file, end) => RecentLines.Start(file, end, _now - length) : null);
        _lines = _open();
    }

    /// <summary>The submissions of all runs of a label.</summary>
    internal static JournalTally OfLabel(string path, string label) =>
        new(new SubmissionTally(line => string.Equals(line.Batch, label, StringComparison.OrdinalIgnoreCase)), path, null);

    /// <summary>The submissions of whoever uses the journal, for so long after each was sent.</summary>
    internal static JournalTally OfPeriod(string path, TimeSpan length) => new(new SubmissionTally(static _ => true, length), path, length);

    internal SubmissionTally Count => _count;

    /// <summary>A run begins: what an earlier one has seen of a journal that was replaced since does not concern it.</summary>
    internal void Begin()
    {
        lock (_gate)
        {
            if (_lines.IsLost)
            {
                _lines = _open();
                _count.Clear();
            }
        }
    }

    /// <summary>Reads what was added.</summary>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The journal may not be read.</exception>
    internal void Read(DateTimeOffset now)
    {
        lock (_gate)
        {
            _now = now;
            _lines.Read(_count.Apply, _count.Clear);
        }
    }
}
