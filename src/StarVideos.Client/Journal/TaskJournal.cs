using StarVideos.Files;
using StarVideos.Retry;
using StarVideos.Saving;
using StarVideos.Text;

namespace StarVideos.Journal;

/// <summary>
/// The record of what was submitted. A create costs money and cannot be asked for twice under one key, so its intent is on disk before
/// it is sent and its outcome right after: a run that dies anywhere can be run again and continues. It never holds the API key or the
/// address of a result. For any number of threads and processes at once.
/// </summary>
internal sealed class TaskJournal
{
    /// <summary>In characters; a longer prompt is cut in the journal, not in the request. The fingerprint covers all of it.</summary>
    internal const int LongestText = 100_000;

    private readonly JournalLocation _location;
    private readonly JournalWriter? _writer;
    private readonly Clock _clock;

    internal TaskJournal(JournalLocation location, JournalWriter? writer, Clock clock)
    {
        _location = location;
        _writer = writer;
        _clock = clock;
    }

    /// <summary>The file; null if the journal is off, or its place cannot be used.</summary>
    internal string? Path => _location.Path;

    /// <summary>False if the journal was turned off: then nothing is recorded, and there is nothing to list or to resume.</summary>
    internal bool IsEnabled => !_location.IsOff;

    /// <summary>Touches nothing on disk; a place that cannot be used shows at the first use.</summary>
    /// <param name="setting">A path, <c>off</c>, or nothing for the user's data folder.</param>
    internal static TaskJournal Open(string? setting)
    {
        var location = JournalLocation.From(setting);
        return new TaskJournal(location, location.Path is null ? null : JournalWriter.For(location.Path), Clock.System);
    }

    /// <summary>
    /// Keeps the handles of the journal open until it is disposed of, so that an outcome can be recorded where no handles are left. To be
    /// held from before an intent until after its outcome.
    /// </summary>
    internal IDisposable? Hold() => _writer?.File.Hold();

    /// <summary>Tells what endangers the record, or was mended, and has not been told yet.</summary>
    internal void TellNotices(Action<string> warn) => _writer?.File.Notices.TellTo(warn);

    /// <summary>To be awaited before the request is sent: when it completes, the intent survives a power cut.</summary>
    /// <param name="request">What is about to be asked for.</param>
    /// <param name="baseUri">The service.</param>
    /// <param name="batch">The label of the run.</param>
    /// <param name="replaces">The submission of unknown outcome in spite of which this one is sent; it no longer counts, unless this one is rejected.</param>
    /// <param name="cancellation">Gives up; then nothing is in the journal.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the request must not be sent.</exception>
    internal async Task<JournalIntent> BeginAsync(VideoRequest request, Uri baseUri, string? batch, JournalEntry? replaces, CancellationToken cancellation)
    {
        var intent = new JournalIntent { Id = Guid.NewGuid().ToString("N"), At = _clock.UtcNow, BaseUri = baseUri };
        if (!IsEnabled)
        {
            return intent;
        }

        batch = Label(batch);
        var sized = request as SizedVideoRequest;
        var line = JournalLine.Of(JournalEvent.Intent, intent.At);
        line.Intent = intent.Id;
        line.Replaces = replaces?.IntentId;
        line.Row = RequestFingerprint.Of(request, baseUri, batch);
        line.Batch = batch;
        line.Name = Cut(request.Name);
        line.Mode = request.Mode.ToString();
        line.Prompt = Cut(request.Prompt);
        line.Duration = sized?.Duration;
        line.Ratio = sized?.Ratio;
        line.BaseUri = baseUri.AbsoluteUri;
        await AppendAsync(line, toDevice: true, "so nothing was sent", cancellation).ConfigureAwait(false);
        return intent;
    }

    /// <summary>The service accepted it.</summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the task exists all the same. Hand it on, and warn with this message.</exception>
    internal Task CreatedAsync(JournalIntent intent, VideoTask task)
    {
        var line = Outcome(JournalEvent.Created, intent, null);
        line.Id = task.Id;
        line.Status = task.Status.ToString();
        line.CreatedAt = task.CreatedAt?.ToUniversalTime();
        line.BaseUri = (task.BaseUri ?? intent.BaseUri).AbsoluteUri;
        return AppendAsync(line, toDevice: true, $"so keep this id of a task that was created and may be billed: {task.Id}", CancellationToken.None);
    }

    /// <summary>Nothing was created: it was refused, or called off before it was sent.</summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: a resumed run will take the outcome for unknown.</exception>
    internal Task RejectedAsync(JournalIntent intent, string reason) => AppendAsync(
        Outcome(JournalEvent.Rejected, intent, reason), toDevice: true, "so a resumed run will not know that nothing was created", CancellationToken.None);

    /// <summary>It was sent, and what came of it is not known.</summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: harmless to a resumed run, which takes an intent without outcome for unknown.</exception>
    internal Task UnknownAsync(JournalIntent intent, string reason) => AppendAsync(
        Outcome(JournalEvent.Unknown, intent, reason), toDevice: true, "so the reason of an unknown outcome is not recorded", CancellationToken.None);

    /// <summary>Records how a task ended; nothing if it has not. A power cut may undo it: the service can be asked again.</summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal goes on showing the task as it was.</exception>
    internal Task EndedAsync(VideoTask task)
    {
        if (!task.IsEnded)
        {
            return Task.CompletedTask;
        }

        var line = JournalLine.Of(JournalEvent.Ended, _clock.UtcNow);
        line.Id = task.Id;
        line.Status = task.Status.ToString();
        line.Reason = task.Error is null ? null : Clip.Message(task.Error);
        return AppendAsync(line, toDevice: false, "so it does not show that the task ended", CancellationToken.None);
    }

    /// <summary>Records whose video a file is: when it completes, that survives a power cut. To be awaited before the file gets its name.</summary>
    /// <param name="task">Whose video it is.</param>
    /// <param name="path">The name the file is about to get, in full.</param>
    /// <param name="length">The size of the video in bytes, which tells it from a file that had the name before.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: a later run cannot tell whose file it is.</exception>
    internal Task SavedAsync(VideoTask task, string path, long length)
    {
        var line = JournalLine.Of(JournalEvent.Saved, _clock.UtcNow);
        line.Id = task.Id;
        line.File = path;
        line.Size = length;
        return AppendAsync(line, toDevice: true, "so a later run cannot tell whose file it is", CancellationToken.None);
    }

    /// <summary>The files that videos were to be saved to, newest first.</summary>
    /// <exception cref="StarVideosException">The journal cannot be read.</exception>
    internal IEnumerable<SavedFile> Saved()
    {
        foreach (var record in Records())
        {
            if (record.Line is { Event: JournalEvent.Saved } line)
            {
                yield return new SavedFile(line.File!, line.Id!, line.Size);
            }
        }
    }

    /// <summary>The tasks submitted, newest first, as last known. Reads only as far as it is asked.</summary>
    /// <param name="warn">Told once, at the end, if there were lines that could not be read.</param>
    /// <exception cref="StarVideosException">The journal cannot be read.</exception>
    internal IEnumerable<VideoTask> List(Action<string> warn) => Entries(warn).Where(static entry => entry.Task is not null).Select(static entry => entry.Task!);

    /// <summary>Submissions that may have created a task nobody has the id of, newest first.</summary>
    /// <param name="warn">Told once, at the end, if there were lines that could not be read.</param>
    /// <exception cref="StarVideosException">The journal cannot be read.</exception>
    internal IEnumerable<JournalEntry> ListUnresolved(Action<string> warn) => Entries(warn).Where(static entry => entry.IsUnresolved);

    /// <summary>What an earlier run of the same rows left behind. To be asked before the new run submits anything.</summary>
    /// <param name="batch">The label of the run; without one, only the last 24 hours count.</param>
    /// <param name="baseUri">The service.</param>
    /// <param name="now">What the 24 hours are counted from.</param>
    /// <param name="warn">Told if there were lines that could not be read.</param>
    /// <exception cref="StarVideosException">The journal cannot be read.</exception>
    internal ResumeIndex Resume(string? batch, Uri baseUri, DateTimeOffset now, Action<string> warn)
    {
        if (Path is not null && !File.Exists(Path) && !LeftOver.Exists(LinkTarget.Of(Path)) && JournalLock.KnowsOfJournal(LinkTarget.Of(Path)))
        {
            throw Unreadable($"it is gone, although there was one, so what was submitted before cannot be told, and would be paid for again. If you removed it on purpose, remove '{JournalLock.PathOf(LinkTarget.Of(Path))}' as well.", null);
        }

        return new(Entries(warn), Label(batch), baseUri, now);
    }

    /// <summary>Every submission, newest first.</summary>
    private IEnumerable<JournalEntry> Entries(Action<string> warn)
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

        TellNotices(warn);
        if (skipped > 0)
        {
            warn($"{skipped} {(skipped == 1 ? "line" : "lines")} of the journal '{Path}' could not be read and {(skipped == 1 ? "was" : "were")} skipped: torn by a crash, written by a newer version, or not of this module.");
        }
    }

    /// <summary>Every line, last one first; none if the journal is off.</summary>
    private IEnumerable<JournalRecord> Records()
    {
        if (!IsEnabled)
        {
            yield break;
        }

        _writer?.File.RecoverLeftOver();
        using var records = JournalReader.ReadBackwards(Path ?? throw Unreadable(_location.Flaw!, null)).GetEnumerator();
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
            throw Unreadable(Reason(fault), fault);
        }
    }

    private JournalLine Outcome(string journalEvent, JournalIntent intent, string? reason)
    {
        var line = JournalLine.Of(journalEvent, _clock.UtcNow);
        line.Intent = intent.Id;
        line.Reason = reason is null ? null : Clip.Message(reason);
        return line;
    }

    private async Task AppendAsync(JournalLine line, bool toDevice, string consequence, CancellationToken cancellation)
    {
        if (!IsEnabled)
        {
            return;
        }

        if (_writer is null)
        {
            throw Unwritable(_location.Flaw!, consequence, null);
        }

        try
        {
            await _writer.AppendAsync(line.ToUtf8(), toDevice, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw Unwritable(Reason(fault), consequence, fault);
        }
    }

    private StarVideosException Unwritable(string reason, string consequence, Exception? cause) => new(
        StarVideosErrorKind.JournalUnavailable,
        $"The journal{Place()} could not be written, {consequence}. Reason: {reason} To use another file, set the environment variable {JournalLocation.Variable} to its path; to go without a journal, to 'off'.",
        cause);

    private StarVideosException Unreadable(string reason, Exception? cause) =>
        new(StarVideosErrorKind.JournalUnavailable, $"The journal{Place()} could not be read. Reason: {reason}", cause);

    private string Place() => Path is null ? "" : $" '{Path}'";

    private string Reason(Exception fault)
    {
        // .NET says "access denied" here, which sends people looking for permissions.
        var reason = Directory.Exists(Path) ? "there is a folder of that name" : Clip.Message(fault.Message);
        return reason.EndsWith(".", StringComparison.Ordinal) ? reason : reason + ".";
    }

    /// <summary>An empty label is no label.</summary>
    private static string? Label(string? batch) => string.IsNullOrEmpty(batch) ? null : Cut(batch);

    private static string? Cut(string? text) => text is null || text.Length <= LongestText ? text : text.Substring(0, LongestText);
}
