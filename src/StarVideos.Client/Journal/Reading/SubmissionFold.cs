namespace StarVideos.Journal;

/// <summary>
/// Builds submissions from their lines, last line first. Every line refers to an earlier one, so when an intent is read, all lines about it
/// have been read. One pass is enough, and memory holds only the lines whose intents were not read yet.
/// </summary>
/// <param name="mayStillEnd">Whether an intent without an outcome may still get one. If left out, it never may.</param>
/// <param name="isThere">Whether the file of a saved line exists. If left out, the disk is checked.</param>
internal sealed class SubmissionFold(Func<JournalLine, bool>? mayStillEnd = null, Func<JournalLine, bool>? isThere = null)
{
    private readonly Dictionary<string, JournalLine> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JournalLine> _ends = new(StringComparer.Ordinal);
    private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);
    private readonly List<JournalLine> _second = [];
    private readonly SavedPaths _saved = new(isThere ?? SavedPaths.IsThere);

    /// <param name="line">The line that comes before the one of the previous call.</param>
    /// <returns>A submission, if the line is its intent; otherwise null.</returns>
    internal VideoSubmission? Add(JournalLine line)
    {
        switch (line.Event)
        {
            case LineEvent.Saved:
                _saved.Add(line);
                return null;

            case LineEvent.Ended:
                KeepFirst(_ends, line.Id!, line);
                return null;

            case LineEvent.Created:
                if (_outcomes.TryGetValue(line.Intent!, out var later) && later.Event == LineEvent.Created && later.Id != line.Id)
                {
                    // The answer came after a person had settled the submission with another task.
                    _second.Add(later);
                }

                // A late answer with an id may follow an unknown outcome. The id always counts.
                _outcomes[line.Intent!] = line;

                // A line that a compaction has folded is intent and outcome in one.
                return line.Row is null ? null : ToSubmission(line);

            case LineEvent.Rejected or LineEvent.Unknown:
                KeepFirst(_outcomes, line.Intent!, line);
                return null;

            case LineEvent.Intent:
                return ToSubmission(line);

            default:
                return null;
        }
    }

    /// <summary>
    /// Tasks whose intents are lost, or belong to another task. To be called after the last line. A damaged or wrong line must not hide a paid
    /// task.
    /// </summary>
    internal IEnumerable<VideoSubmission> Orphans() => _outcomes.Values
        .Where(static line => line.Event == LineEvent.Created)
        .Concat(_second)
        .OrderByDescending(static line => line.At)
        .Select(line => Submission(new JournalLine { Intent = line.Intent, At = line.At, BaseUri = line.BaseUri }, line, isReplaced: false));

    /// <summary>Keeps the first line that is read: lines are read backwards, so it is the latest.</summary>
    private static void KeepFirst(Dictionary<string, JournalLine> lines, string key, JournalLine line)
    {
        if (!lines.TryGetValue(key, out _))
        {
            lines.Add(key, line);
        }
    }

    private VideoSubmission ToSubmission(JournalLine intent)
    {
        _outcomes.TryGetValue(intent.Intent!, out var line);
        _outcomes.Remove(intent.Intent!);

        // If the replacement was rejected, it replaces nothing: the outcome of the earlier submission is unknown again.
        if (intent.Replaces is { } replaced && line?.Event != LineEvent.Rejected)
        {
            _replaced.Add(replaced);
        }

        return Submission(intent, line, _replaced.Remove(intent.Intent!));
    }

    private VideoSubmission Submission(JournalLine intent, JournalLine? outcome, bool isReplaced)
    {
        var id = outcome?.Event == LineEvent.Created ? outcome.Id : null;
        var ifNotKnown = isReplaced ? SubmissionOutcome.Replaced
            : outcome is null && mayStillEnd?.Invoke(intent) == true ? SubmissionOutcome.InProgress
            : SubmissionOutcome.Unknown;
        return RecordedTask.Submission(intent, outcome, EndOf(id), id is null ? null : _saved.Take(outcome!), ifNotKnown);
    }

    private JournalLine? EndOf(string? id)
    {
        if (id is null || !_ends.TryGetValue(id, out var end))
        {
            return null;
        }

        _ends.Remove(id);
        return end;
    }
}
