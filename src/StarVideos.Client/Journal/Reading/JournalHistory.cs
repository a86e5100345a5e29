using StarVideos.Claims;
using StarVideos.Files;
using StarVideos.Saving;
using StarVideos.Time;

namespace StarVideos.Journal;

/// <summary>Reads a journal, newest line first, and only as far as the caller enumerates.</summary>
internal sealed class JournalHistory(JournalLocation location, JournalWriter? writer, Clock clock)
{
    /// <summary>Every submission, newest first; none if the journal is off.</summary>
    /// <param name="warn">Called once, at the end, if lines could not be read.</param>
    /// <param name="isThere">Whether the file of a saved line exists. If left out, the disk is checked.</param>
    /// <exception cref="StarVideosException">The journal cannot be read.</exception>
    internal IEnumerable<VideoSubmission> Submissions(Action<string>? warn, Func<JournalLine, bool>? isThere = null)
    {
        var limit = new InFlightLimit(InFlightLimit.LongestSubmission, clock);
        var fold = new SubmissionFold(limit.MayStillEnd, isThere);
        var skipped = 0;
        foreach (var record in Records())
        {
            if (record.Line is not { } line)
            {
                skipped++;
            }
            else if (fold.Add(line) is { } submission)
            {
                yield return submission;
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

    /// <summary>The files that videos were saved to, newest first. A line is written before its file is renamed: the file may be missing.</summary>
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

    /// <summary>The labels of runs, newest first, each label once.</summary>
    /// <exception cref="StarVideosException">The journal cannot be read.</exception>
    internal IEnumerable<string> Labels(TimeSpan longest)
    {
        var begun = clock.Elapsed;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        byte[] last = [];
        foreach (var line in location.IsOff ? [] : Each(LinesBackwards.BytesBackwards).TakeWhile(_ => clock.Elapsed - begun < longest))
        {
            // Most lines have the same label as the line read before.
            var found = LineLabel.Find(line.Bytes);
            if (found.Length == 0 || found.SequenceEqual(last))
            {
                continue;
            }

            last = found.ToArray();
            if (LineLabel.ToText(last) is { Length: > 0 } label && seen.Add(label))
            {
                yield return label;
            }
        }
    }

    /// <summary>To be called before earlier runs are looked up: a journal that was removed must not be read as a journal without lines.</summary>
    /// <exception cref="StarVideosException">There was a journal, and it was removed.</exception>
    internal void RequireNotLost()
    {
        var path = LinkTarget.Of(location.Path ?? throw JournalErrors.Unreadable(location, location.Flaw!, null));
        writer?.File.RecoverLeftOver();
        if (!File.Exists(path) && JournalLock.KnowsOfJournal(path))
        {
            throw JournalErrors.Unreadable(location, $"it existed before and is missing now, so what was submitted before is not known, and would be paid for again. If you removed it on purpose, remove '{JournalLock.PathOf(path)}' as well", null);
        }
    }

    /// <summary>The warning about lines that could not be read.</summary>
    internal string Unread(int lines) =>
        $"{lines} {(lines == 1 ? "line" : "lines")} of the journal '{location.Path}' could not be read and {(lines == 1 ? "was" : "were")} skipped: torn by a crash, written by a newer version, or not of this module.";

    /// <summary>Runs a function that reads the journal, and turns its file errors into errors of this library.</summary>
    /// <exception cref="StarVideosException">The journal cannot be read.</exception>
    internal T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.Unreadable(location, JournalErrors.Reason(location, fault), fault);
        }
    }

    /// <summary>Every line, last line first; none if the journal is off.</summary>
    private IEnumerable<FoundLine> Records()
    {
        if (location.IsOff)
        {
            yield break;
        }

        foreach (var record in Each(LinesBackwards.ReadBackwards))
        {
            yield return record;
        }
    }

    private IEnumerable<T> Each<T>(Func<string, IEnumerable<T>> read)
    {
        writer?.File.RecoverLeftOver();
        using var items = read(location.Path ?? throw JournalErrors.Unreadable(location, location.Flaw!, null)).GetEnumerator();
        while (Reading(items.MoveNext))
        {
            yield return items.Current;
        }
    }
}
