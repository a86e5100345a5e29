using StarVideos.Files;
using StarVideos.Journal;
using StarVideos.Text;

namespace StarVideos.Review.Export;

/// <summary>
/// Adds to the entries of a review what the journal and the folders know about them. The journal is read once for all entries, newest line
/// first, and only as far as needed.
/// </summary>
internal sealed class GatheredEntries(VideoJournal journal, IReadOnlyList<string> batches, Action<string> warn)
{
    private readonly KnownFiles _files = new();
    private readonly HashSet<string> _labels = new(batches, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _paths = new(PathComparison.Comparer);
    private readonly Dictionary<string, VideoSubmission> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VideoSubmission> _byPath = new(PathComparison.Comparer);
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<VideoSubmission> _ofLabels = [];
    private readonly List<VideoSubmission> _withoutVideo = [];

    /// <returns>Every entry once, in the order of the page.</returns>
    /// <exception cref="StarVideosException">A label was given, and the journal cannot be read.</exception>
    internal List<ReviewEntry> Of(IEnumerable<ReviewEntry> given)
    {
        var entries = new List<ReviewEntry>();
        foreach (var entry in given)
        {
            entries.Add(WithIndex(entry));
        }

        var wantsFailed = entries.Exists(static entry => entry.IsOfRun);
        Want(entries);
        Read(wantsFailed);

        var gathered = new List<ReviewEntry>(entries.Count);
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        var unknown = new List<string>();
        var bare = new List<string>();
        foreach (var entry in entries)
        {
            var known = WithJournal(entry);
            if (!TaskId.IsValid(known.Task.Id))
            {
                unknown.Add(known.File ?? known.Task.Id);
            }
            else if (IsBare(known))
            {
                bare.Add(known.Task.Id);
            }
            else
            {
                Add(gathered, at, known);
            }
        }

        TellUnknown(unknown);
        TellBare(bare);
        for (var last = _ofLabels.Count - 1; last >= 0; last--)
        {
            Add(gathered, at, FromJournal(_ofLabels[last]));
        }

        if (wantsFailed)
        {
            AddFailed(gathered, at);
        }

        if (gathered.Count > 0)
        {
            TellLabels();
        }

        return EntryOrder.Of(gathered, _places);
    }

    /// <summary>Whether nothing is known about the entry: an id of another journal, for example, or a file name that was given as text.</summary>
    private static bool IsBare(ReviewEntry entry) =>
        entry.File is null && entry.Task is { Status: VideoTaskStatus.Unknown, StatusText: null, Prompt: null, Name: null, CreatedAt: null };

    private ReviewEntry WithIndex(ReviewEntry entry)
    {
        if (entry.File is null || _files.Find(entry.File) is not { } known || (entry.Task.Id.Length > 0 && entry.Task.Id != known.Task.Id))
        {
            return entry;
        }

        return entry with
        {
            Task = KnownTask.Merge(entry.Task, known.Task),
            References = entry.References.Count > 0 ? entry.References : known.References,
            SavedAt = entry.SavedAt ?? known.SavedAt,
            EndedAt = entry.EndedAt ?? known.EndedAt,
        };
    }

    private void Want(List<ReviewEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Task.Id.Length > 0)
            {
                _wanted.Add(entry.Task.Id);
            }
            else if (entry.File is not null)
            {
                _paths.Add(entry.File);
            }
        }
    }

    private void Read(bool wantsFailed)
    {
        try
        {
            var missing = _wanted.Count + _paths.Count;
            if (missing == 0 && _labels.Count == 0)
            {
                return;
            }

            var place = 0;
            foreach (var submission in journal.History.Submissions(warn, IsThere))
            {
                place--;
                if (submission.Task is { } task)
                {
                    missing -= Take(submission, task, place, wantsFailed);
                }

                if (missing <= 0 && _labels.Count == 0 && !wantsFailed)
                {
                    return;
                }
            }
        }
        catch (StarVideosException fault) when (_labels.Count == 0 && fault.Kind == StarVideosErrorKind.JournalUnavailable)
        {
            warn($"{fault.Message} So the page shows no more than what was given.");
        }
    }

    /// <summary>Whether the file of a line exists. Only wanted files are looked up on the disk, because a journal may have many.</summary>
    private bool IsThere(JournalLine saved) =>
        (_labels.Count > 0 || _wanted.Contains(saved.Id!) || _paths.Contains(saved.File!)) && SavedPaths.IsThere(saved);

    /// <returns>How many of the wanted entries this submission completed.</returns>
    private int Take(VideoSubmission submission, VideoTask task, int place, bool wantsFailed)
    {
        var found = 0;
        var isOfLabel = submission.Batch is { } label && _labels.Contains(label);
        if (_wanted.Contains(task.Id))
        {
            found += KeepNewest(_byId, task.Id, submission);
        }

        if (task.Path is { } path && _paths.Contains(path))
        {
            found += KeepNewest(_byPath, path, submission);
        }

        if (isOfLabel)
        {
            _ofLabels.Add(submission);
        }
        else if (wantsFailed && submission.Batch is not null && task.Status is VideoTaskStatus.Failed or VideoTaskStatus.Cancelled)
        {
            _withoutVideo.Add(submission);
        }
        else if (found == 0)
        {
            return 0;
        }

        KeepNewest(_places, task.Id, place);
        return found;
    }

    /// <summary>Keeps the first value. Lines are read backwards, so it is the newest.</summary>
    private static int KeepNewest<T>(Dictionary<string, T> known, string key, T value)
    {
        if (known.TryGetValue(key, out _))
        {
            return 0;
        }

        known.Add(key, value);
        return 1;
    }

    private ReviewEntry WithJournal(ReviewEntry entry)
    {
        if (!(entry.Task.Id.Length > 0 ? _byId : _byPath).TryGetValue(entry.Task.Id.Length > 0 ? entry.Task.Id : entry.File ?? "", out var submission))
        {
            return entry.Task.IsEnded ? entry with { EndedAt = entry.EndedAt ?? entry.Task.CheckedAt } : entry;
        }

        var known = FromJournal(submission);
        return entry with
        {
            Task = KnownTask.Merge(entry.Task, known.Task),
            File = entry.File ?? known.File,
            References = entry.References.Count > 0 ? entry.References : known.References,
            EndedAt = known.EndedAt ?? entry.EndedAt ?? (entry.Task.IsEnded ? entry.Task.CheckedAt : null),
        };
    }

    private static ReviewEntry FromJournal(VideoSubmission submission) => ReviewEntry.Of(submission.Task!) with
    {
        References = submission.References,
        EndedAt = submission.Task!.IsEnded ? submission.Task.CheckedAt : null,
    };

    /// <summary>Adds the failed tasks of the runs whose files were given. They have no files, so no entry was given for them.</summary>
    private void AddFailed(List<ReviewEntry> gathered, Dictionary<string, int> at)
    {
        var runs = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in gathered)
        {
            if (entry.IsOfRun && entry.Task.Batch is { } batch)
            {
                runs.Add(batch);
            }
        }

        for (var last = _withoutVideo.Count - 1; last >= 0; last--)
        {
            if (runs.Contains(_withoutVideo[last].Batch!))
            {
                Add(gathered, at, FromJournal(_withoutVideo[last]));
            }
        }
    }

    /// <summary>Adds an entry. If the task already has one, their information is combined.</summary>
    private static void Add(List<ReviewEntry> gathered, Dictionary<string, int> at, ReviewEntry entry)
    {
        if (!at.TryGetValue(entry.Task.Id, out var first))
        {
            at.Add(entry.Task.Id, gathered.Count);
            gathered.Add(entry);
            return;
        }

        var known = gathered[first];
        gathered[first] = known with
        {
            Task = KnownTask.Merge(known.Task, entry.Task),
            File = known.File ?? entry.File,
            References = known.References.Count > 0 ? known.References : entry.References,
            SavedAt = known.SavedAt ?? entry.SavedAt,
            EndedAt = known.EndedAt ?? entry.EndedAt,
        };
    }

    private void TellBare(List<string> ids)
    {
        if (ids.Count > 0)
        {
            warn(ids.Count == 1
                ? $"Not on the page, because nothing is known about a task with this id: {Clip.Message(ids[0])}."
                : $"Not on the page, because nothing is known about tasks with these ids: {ids.Count} of them, the first {Clip.Message(ids[0])}.");
        }
    }

    /// <summary>Warns about labels without any task: otherwise a misspelled label beside correct ones would not be noticed.</summary>
    private void TellLabels()
    {
        foreach (var label in batches)
        {
            if (!_ofLabels.Exists(submission => string.Equals(submission.Batch, label, StringComparison.OrdinalIgnoreCase)))
            {
                warn($"The journal has no task of run '{Clip.Message(label)}'.");
            }
        }
    }

    private void TellUnknown(List<string> unknown)
    {
        if (unknown.Count > 0)
        {
            warn(unknown.Count == 1
                ? $"Not on the page, because neither the journal nor the index of its folder knows the task of this video: {Clip.Message(unknown[0])}."
                : $"Not on the page, because neither the journal nor the index of their folder knows the tasks of these videos: {unknown.Count} files, the first {Clip.Message(unknown[0])}.");
        }
    }
}
