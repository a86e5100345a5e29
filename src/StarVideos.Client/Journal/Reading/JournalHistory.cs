using StarVideos.Files;
using StarVideos.Saving;

namespace StarVideos.Journal;

/// <summary>Reads a journal, newest first and only as far as it is asked.</summary>
internal sealed class JournalHistory(JournalLocation location, JournalWriter? writer)
{
    /// <summary>Every submission, newest first; none if the journal is off.</summary>
    /// <param name="warn">Told once, at the end, if there were lines that could not be read.</param>
    /// <exception cref="StarVideosException">The journal cannot be read.</exception>
    internal IEnumerable<Submission> Entries(Action<string>? warn)
    {
        var fold = new SubmissionFold();
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

        if (warn is not null)
        {
            writer?.File.Notices.TellTo(warn);
        }

        if (skipped > 0)
        {
            warn?.Invoke(Unread(skipped));
        }
    }

    /// <summary>The files that videos were to be saved to, newest first.</summary>
    /// <exception cref="StarVideosException">The journal cannot be read.</exception>
    internal IEnumerable<SavedFile> Saved()
    {
        foreach (var record in Records())
        {
            if (record.Line is { Event: LineEvent.Saved } line)
            {
                yield return new SavedFile(line.File!, line.Id!, line.Size);
            }
        }
    }

    /// <summary>To be called before earlier runs are looked up: a journal that is gone must not pass for one that is yet to come.</summary>
    /// <exception cref="StarVideosException">There was a journal, and it is gone.</exception>
    internal void RequireNotLost()
    {
        var path = LinkTarget.Of(location.Path ?? throw JournalErrors.Unreadable(location, location.Flaw!, null));
        writer?.File.RecoverLeftOver();
        if (!File.Exists(path) && JournalLock.KnowsOfJournal(path))
        {
            throw JournalErrors.Unreadable(location, $"it is gone, although there was one, so what was submitted before cannot be told, and would be paid for again. If you removed it on purpose, remove '{JournalLock.PathOf(path)}' as well", null);
        }
    }

    /// <summary>What is said of lines that could not be read.</summary>
    internal string Unread(int lines) =>
        $"{lines} {(lines == 1 ? "line" : "lines")} of the journal '{location.Path}' could not be read and {(lines == 1 ? "was" : "were")} skipped: torn by a crash, written by a newer version, or not of this module.";

    /// <summary>Every line, last one first; none if the journal is off.</summary>
    private IEnumerable<FoundLine> Records()
    {
        if (location.IsOff)
        {
            yield break;
        }

        writer?.File.RecoverLeftOver();
        using var records = LinesBackwards.ReadBackwards(location.Path ?? throw JournalErrors.Unreadable(location, location.Flaw!, null)).GetEnumerator();
        while (MoveNext(records))
        {
            yield return records.Current;
        }
    }

    private bool MoveNext(IEnumerator<FoundLine> records)
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
