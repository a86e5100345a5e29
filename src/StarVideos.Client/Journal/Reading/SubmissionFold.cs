namespace StarVideos.Journal;

/// <summary>
/// Puts submissions together from their lines, last line first. Every line refers backwards, so by the time an intent comes, all that
/// was ever said of it has been seen: one pass, and only what is in flight is held.
/// </summary>
internal sealed class SubmissionFold
{
    private readonly Dictionary<string, JournalLine> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JournalLine> _ends = new(StringComparer.Ordinal);
    private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);

    /// <param name="line">The line before the last one given.</param>
    /// <returns>A submission, if the line is its intent.</returns>
    internal Submission? Add(JournalLine line)
    {
        switch (line.Event)
        {
            case LineEvent.Ended:
                KeepFirst(_ends, line.Id!, line);
                return null;

            case LineEvent.Created when line.Row is not null && !_outcomes.ContainsKey(line.Intent!):
                // What a compaction has folded is its own intent.
                _outcomes[line.Intent!] = line;
                return ToEntry(line);

            case LineEvent.Created:
                // A late answer may follow an outcome that was given up as unknown; an id outweighs everything.
                _outcomes[line.Intent!] = line;
                return null;

            case LineEvent.Rejected or LineEvent.Unknown:
                KeepFirst(_outcomes, line.Intent!, line);
                return null;

            case LineEvent.Intent:
                return ToEntry(line);

            default:
                return null;
        }
    }

    /// <summary>To be asked last: tasks whose intents are lost. A damaged line must not hide a paid task.</summary>
    internal IEnumerable<Submission> Orphans() => _outcomes.Values
        .Where(static line => line.Event == LineEvent.Created)
        .OrderByDescending(static line => line.At)
        .Select(line => RecordedTask.Entry(new JournalLine { Intent = line.Intent, At = line.At, BaseUri = line.BaseUri }, line, EndOf(line), isReplaced: false));

    /// <summary>Read backwards, so the first is the latest.</summary>
    private static void KeepFirst(Dictionary<string, JournalLine> lines, string key, JournalLine line)
    {
        if (!lines.TryGetValue(key, out _))
        {
            lines.Add(key, line);
        }
    }

    private Submission ToEntry(JournalLine intent)
    {
        _outcomes.TryGetValue(intent.Intent!, out var line);
        _outcomes.Remove(intent.Intent!);

        // A replacement that came to nothing replaces nothing: what was unknown before it is unknown again.
        if (intent.Replaces is { } replaced && line?.Event != LineEvent.Rejected)
        {
            _replaced.Add(replaced);
        }

        return RecordedTask.Entry(intent, line, EndOf(line), _replaced.Remove(intent.Intent!));
    }

    private JournalLine? EndOf(JournalLine? created)
    {
        if (created?.Event != LineEvent.Created || !_ends.TryGetValue(created.Id!, out var end))
        {
            return null;
        }

        _ends.Remove(created.Id!);
        return end;
    }
}
