namespace StarVideos.Journal;

/// <summary>
/// Puts submissions together from their lines, last line first. Every line refers backwards, so by the time an intent comes, all that
/// was ever said of it has been seen: one pass, and only what is in flight is held.
/// </summary>
/// <param name="mayStillEnd">Whether an intent without outcome may still get one; never, if left out.</param>
/// <param name="isThere">Whether the file of a saved line is there; looked up on the disk, if left out.</param>
internal sealed class SubmissionFold(Func<JournalLine, bool>? mayStillEnd = null, Func<JournalLine, bool>? isThere = null)
{
    private readonly Dictionary<string, JournalLine> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JournalLine> _ends = new(StringComparer.Ordinal);
    private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);
    private readonly List<JournalLine> _second = [];
    private readonly SavedPaths _saved = new(isThere ?? SavedPaths.IsThere);

    /// <param name="line">The line before the last one given.</param>
    /// <returns>A submission, if the line is its intent.</returns>
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
                    // An answer that came after somebody had settled the submission with another task.
                    _second.Add(later);
                }

                // A late answer may follow an outcome that was given up as unknown; an id outweighs everything.
                _outcomes[line.Intent!] = line;

                // What a compaction has folded is its own intent.
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

    /// <summary>To be asked last: tasks whose intents are lost, or have another task. Neither a damaged line nor a wrong one must hide a paid task.</summary>
    internal IEnumerable<VideoSubmission> Orphans() => _outcomes.Values
        .Where(static line => line.Event == LineEvent.Created)
        .Concat(_second)
        .OrderByDescending(static line => line.At)
        .Select(line => Submission(new JournalLine { Intent = line.Intent, At = line.At, BaseUri = line.BaseUri }, line, isReplaced: false));

    /// <summary>Read backwards, so the first is the latest.</summary>
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

        // A replacement that came to nothing replaces nothing: what was unknown before it is unknown again.
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
