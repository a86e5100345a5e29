using StarVideos.Journal;

namespace StarVideos.Caps;

/// <summary>
/// The submissions in a journal that count for a cap, made by any process. Reads the journal once, and later only what was added. For any
/// number of threads.
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

    /// <summary>Counts the submissions of all runs of a label.</summary>
    internal static JournalTally OfLabel(string path, string label) =>
        new(new SubmissionTally(line => string.Equals(line.Batch, label, StringComparison.OrdinalIgnoreCase)), path, null);

    /// <summary>Counts the submissions of all who use the journal, each for <paramref name="length"/> after it was sent.</summary>
    internal static JournalTally OfPeriod(string path, TimeSpan length) => new(new SubmissionTally(static _ => true, length), path, length);

    internal SubmissionTally Count => _count;

    /// <summary>To be called when a run begins. If the journal was replaced since the last run, the new run starts with the new journal.</summary>
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

    /// <summary>Reads what was added to the journal.</summary>
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
