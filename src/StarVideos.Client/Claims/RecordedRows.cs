using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos.Claims;

/// <summary>The submissions in a journal, and what came of each, kept up to date by reading what was added since. For one caller at a time.</summary>
/// <param name="path">The journal.</param>
/// <param name="clock">Time.</param>
/// <param name="isWanted">Whether a submission counts here; the others are passed over.</param>
/// <param name="onNew">Told of each submission that counts, once.</param>
/// <param name="withOrphans">Whether tasks count whose intent lines are lost.</param>
internal sealed class RecordedRows(string path, Clock clock, Func<JournalLine, bool> isWanted, Action<RecordedRow> onNew, bool withOrphans = false)
{
    private readonly Dictionary<string, RecordedRow> _byIntent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordedRow> _byTask = new(StringComparer.Ordinal);

    /// <summary>The submissions whose videos were saved last under these paths. Case does not count: what is two names here is one file on Windows and macOS.</summary>
    private readonly Dictionary<string, RecordedRow> _byPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly AddedLines _tail = new(path);

    /// <summary>Submissions that count and were read so far.</summary>
    internal int Count => _byIntent.Count;

    internal IReadOnlyCollection<RecordedRow> All => _byIntent.Values;

    /// <summary>Lines that could not be read.</summary>
    internal int Skipped => _tail.Skipped;

    /// <summary>Reads what was added to the journal since.</summary>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The journal may not be read.</exception>
    internal void Read() => _tail.Read(Apply);

    /// <summary>The submission that a line is about; null if it does not count here.</summary>
    internal RecordedRow? Find(string intentId) => _byIntent.TryGetValue(intentId, out var row) ? row : null;

    /// <summary>The submission that made a task.</summary>
    internal RecordedRow? OfTask(string taskId) => _byTask.TryGetValue(taskId, out var row) ? row : null;

    /// <summary>Takes a line that is in the journal, or is about to be. Taking it again changes nothing.</summary>
    internal void Apply(JournalLine line)
    {
        switch (line.Event)
        {
            case LineEvent.Intent:
                Add(line);
                break;

            // A compaction folds an old submission into one line.
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
    /// Of two videos of one length, a path belongs to the one that was saved there last, also if its task does not count here. Of two
    /// lengths the file itself tells: see <see cref="SavedPaths"/>.
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

    /// <summary>No run can resume it, but the task is taken.</summary>
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
