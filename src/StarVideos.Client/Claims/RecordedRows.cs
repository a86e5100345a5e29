using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos.Claims;

/// <summary>
/// The submissions in a journal and their outcomes. Each read takes what was added to the journal since the last one. For one caller at a time.
/// </summary>
/// <param name="path">The journal.</param>
/// <param name="clock">The clock.</param>
/// <param name="isWanted">Whether a submission counts here. Other submissions are ignored.</param>
/// <param name="onNew">Called once with each submission that counts.</param>
/// <param name="withOrphans">Whether tasks count whose intent lines were lost.</param>
internal sealed class RecordedRows(string path, Clock clock, Func<JournalLine, bool> isWanted, Action<RecordedRow> onNew, bool withOrphans = false)
{
    private readonly Dictionary<string, RecordedRow> _byIntent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordedRow> _byTask = new(StringComparer.Ordinal);

    /// <summary>
    /// For each path, the submission whose video was saved there last. Case is ignored: two names that differ in case are one file on Windows
    /// and macOS.
    /// </summary>
    private readonly Dictionary<string, RecordedRow> _byPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly AddedLines _tail = new(path);

    /// <summary>How many submissions that count were read so far.</summary>
    internal int Count => _byIntent.Count;

    internal IReadOnlyCollection<RecordedRow> All => _byIntent.Values;

    /// <summary>How many lines could not be read.</summary>
    internal int Skipped => _tail.Skipped;

    /// <summary>Reads what was added to the journal since the last read.</summary>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The journal may not be read.</exception>
    internal void Read() => _tail.Read(Apply);

    /// <summary>The submission that a line is about; null if it does not count here.</summary>
    internal RecordedRow? Find(string intentId) => _byIntent.TryGetValue(intentId, out var row) ? row : null;

    /// <summary>The submission that created a task; null if it does not count here.</summary>
    internal RecordedRow? OfTask(string taskId) => _byTask.TryGetValue(taskId, out var row) ? row : null;

    /// <summary>Applies a line that is in the journal, or that is about to be written. Applying it again changes nothing.</summary>
    internal void Apply(JournalLine line)
    {
        switch (line.Event)
        {
            case LineEvent.Intent:
                Add(line);
                break;

            // Compaction replaces the lines of an old submission by one line.
            case LineEvent.Created when line.Row is not null:
                Add(line)?.Apply(line);
                Index(line);
                if (line.File is not null)
                {
                    Save(line);
                }

                break;

            case LineEvent.Created:
                (Find(line.Intent!) ?? AddOrphan(line))?.Apply(line);
                Index(line);
                break;

            case LineEvent.Rejected or LineEvent.Unknown:
                Find(line.Intent!)?.Apply(line);
                break;

            case LineEvent.Ended when OfTask(line.Id!) is { } ended:
                ended.End = line;
                break;

            case LineEvent.Saved:
                Save(line);
                break;
        }
    }

    /// <summary>
    /// If two videos of the same length were saved to one path, the path belongs to the later one, even if its task does not count here. If
    /// their lengths differ, the length of the file decides: see <see cref="SavedPaths"/>.
    /// </summary>
    private void Save(JournalLine saved)
    {
        if (_byPath.TryGetValue(saved.File!, out var former) && (saved.Size is null || former.Saved?.Size is null || former.Saved.Size == saved.Size))
        {
            _byPath.Remove(saved.File!);
            former.Forget(saved.File!);
        }

        if (OfTask(saved.Id!) is { } row)
        {
            _byPath[saved.File!] = row;
            row.Saved = saved;
        }
    }

    private void Index(JournalLine created)
    {
        if (Find(created.Intent!) is { } row)
        {
            _byTask[created.Id!] = row;
        }
    }

    /// <summary>Adds a task without an intent line. No run can resume it, but its id is in use.</summary>
    private RecordedRow? AddOrphan(JournalLine created)
    {
        if (!withOrphans)
        {
            return null;
        }

        var row = new RecordedRow(new JournalLine { Intent = created.Intent, At = created.At, BaseUri = created.BaseUri }, clock.Elapsed);
        _byIntent.Add(created.Intent!, row);
        return row;
    }

    private RecordedRow? Add(JournalLine intent)
    {
        if (!isWanted(intent))
        {
            return null;
        }

        if (Find(intent.Intent!) is { } known)
        {
            return known;
        }

        var row = new RecordedRow(intent, clock.Elapsed);
        _byIntent.Add(intent.Intent!, row);
        onNew(row);
        if (intent.Replaces is { } replaced && Find(replaced) is { } old)
        {
            old.ReplacedBy = row;
        }

        return row;
    }
}
