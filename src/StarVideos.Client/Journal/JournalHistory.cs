namespace StarVideos.Journal;

/// <summary>Reads a journal, newest first and only as far as it is asked.</summary>
internal sealed class JournalHistory(JournalLocation location)
{
    /// <summary>Every submission, newest first; none if the journal is off.</summary>
    /// <param name="warn">Told once, at the end, if there were lines that could not be read.</param>
    /// <exception cref="StarVideosException">The journal cannot be read.</exception>
    internal IEnumerable<JournalEntry> Entries(Action<string>? warn)
    {
        var fold = new JournalFold();
        var skipped = 0;
        foreach (var record in Records())
        {
            if (record.Line is not { } line)
            {
                skipped++;
            }
            else if (fold.Add(line) is { } entry)
            {
                yield return entry;
            }
        }

        foreach (var orphan in fold.Orphans())
        {
            yield return orphan;
        }

        if (skipped > 0)
        {
            warn?.Invoke(Unread(skipped));
        }
    }

    /// <summary>The ids of the tasks whose videos were saved, by the full path of the file.</summary>
    /// <exception cref="StarVideosException">The journal cannot be read.</exception>
    internal IReadOnlyDictionary<string, string> Saved()
    {
        var saved = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var record in Records())
        {
            // Read backwards, so the first is the latest.
            if (record.Line is { Event: JournalEvent.Saved } line && !saved.ContainsKey(line.File!))
            {
                saved.Add(line.File!, line.Id!);
            }
        }

        return saved;
    }

    /// <summary>What is said of lines that could not be read.</summary>
    internal string Unread(int lines) =>
        $"{lines} {(lines == 1 ? "line" : "lines")} of the journal '{location.Path}' could not be read and {(lines == 1 ? "was" : "were")} skipped: torn by a crash, written by a newer version, or not of this module.";

    /// <summary>Every line, last one first; none if the journal is off.</summary>
    private IEnumerable<JournalRecord> Records()
    {
        if (location.IsOff)
        {
            yield break;
        }

        using var records = JournalReader.ReadBackwards(location.Path ?? throw JournalErrors.Unreadable(location, location.Flaw!, null)).GetEnumerator();
        while (MoveNext(records))
        {
            yield return records.Current;
        }
    }

    private bool MoveNext(IEnumerator<JournalRecord> records)
    {
        try
        {
            return records.MoveNext();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.Unreadable(location, JournalErrors.Reason(location, fault), fault);
        }
    }
}
