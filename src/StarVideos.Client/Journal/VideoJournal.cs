using System.Collections.Concurrent;
using StarVideos.Claims;
using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos;

/// <summary>
/// The record of what was submitted. A create costs money and cannot be asked for twice under one key, so its intent is on disk before
/// it is sent and its outcome right after: a run that dies anywhere can be run again and continues. It never holds the API key or the
/// address of a result. For any number of threads and processes at once.
/// </summary>
/// <remarks>
/// A file in the JSON Lines format, made at the first submission and readable by its owner only. Runs that share it, also on several
/// machines, need a file system whose locks work between them: a local disk, SMB, NFS 4.
/// </remarks>
public sealed class VideoJournal
{
    private static readonly ConcurrentDictionary<string, bool> SentTo = new(StringComparer.OrdinalIgnoreCase);

    internal VideoJournal(JournalLocation location, JournalWriter? writer, Clock clock)
    {
        Location = location;
        Recorder = new JournalRecorder(location, writer, clock);
        History = new JournalHistory(location, writer, clock);
        Clock = clock;
    }

    /// <summary>No journal: nothing is recorded, so a run that dies loses the ids of what it paid for, and nothing can be resumed.</summary>
    public static VideoJournal Off { get; } = new(JournalLocation.From("off"), null, Clock.System);

    /// <summary>The full path of the file; null if the journal is off, or its place cannot be used.</summary>
    public string? Path => Location.Path;

    /// <summary>False if the journal is off.</summary>
    public bool IsEnabled => !Location.IsOff;

    /// <summary>
    /// Whether this process has outcomes of submissions that could not be written yet, as on a full disk. They are written in front of the
    /// next line and at the end of a run; until then <see cref="Tasks"/> does not know of them.
    /// </summary>
    public bool IsBehind => Recorder.Owed.Count > 0;

    internal JournalLocation Location { get; }

    internal Clock Clock { get; }

    /// <summary>Writes.</summary>
    internal JournalRecorder Recorder { get; }

    /// <summary>Reads.</summary>
    internal JournalHistory History { get; }

    /// <summary>Opens a journal. Touches nothing on disk; a place that cannot be used shows at the first use.</summary>
    /// <param name="path">
    /// An absolute path, or one that begins with <c>~/</c>; nothing for <c>StarVideos/journal.jsonl</c> in the user's local data folder;
    /// <c>off</c> for <see cref="Off"/>.
    /// </param>
    public static VideoJournal Open(string? path = null)
    {
        var location = JournalLocation.From(path);
        return location.IsOff ? Off : new VideoJournal(location, location.Path is null ? null : JournalWriter.For(location.Path), Clock.System);
    }

    /// <summary>Opens the journal that the environment variable <c>STARVIDEOS_JOURNAL</c> names, as <see cref="Open"/> does.</summary>
    public static VideoJournal FromEnvironment() => Open(Environment.GetEnvironmentVariable(JournalLocation.Variable));

    /// <summary>The tasks submitted, newest first, as last known. Reads only as far as it is asked, and asks nobody.</summary>
    /// <param name="warn">Told once, at the end, if there were lines that could not be read.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal cannot be read.</exception>
    public IEnumerable<VideoTask> Tasks(Action<string>? warn = null) =>
        Submissions(warn).Where(static submission => submission.Task is not null).Select(static submission => submission.Task!);

    /// <summary>
    /// Every submission, newest first, as far as the journal knows what came of it. Reads only as far as it is asked, and asks nobody.
    /// <see cref="SubmissionResolver"/> settles one of unknown outcome.
    /// </summary>
    /// <param name="warn">Told once, at the end, if there were lines that could not be read.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal cannot be read.</exception>
    public IEnumerable<VideoSubmission> Submissions(Action<string>? warn = null) => History.Submissions(warn);

    /// <summary>What became of each labelled run: one line for each label, the one with the newest submission first. Reads all of the journal.</summary>
    /// <param name="warn">Told once, at the end, if there were lines that could not be read.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal cannot be read.</exception>
    public IReadOnlyList<BatchSummary> Batches(Action<string>? warn = null) => BatchSummaries.Of(Submissions(warn), Clock.UtcNow);

    /// <summary>The labels of runs, newest first, each once. Reads only as far as it is asked, and a good deal faster than <see cref="Batches"/>.</summary>
    /// <param name="longest">How long to read at most; labels that were not found by then are left out. All of the journal, if left out.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal cannot be read.</exception>
    public IEnumerable<string> BatchLabels(TimeSpan? longest = null) => History.Labels(longest ?? TimeSpan.MaxValue);

    /// <summary>The rows of a run. Nothing is read yet.</summary>
    /// <param name="batch">The label of the run; without one, only the last 24 hours count.</param>
    /// <param name="baseUri">The service.</param>
    /// <param name="patience">How long an attempt of another run may take.</param>
    internal RowClaims Claims(string? batch, Uri baseUri, TimeSpan patience) =>
        new(Path ?? throw JournalErrors.Unreadable(Location, Location.Flaw!, null), JournalRecorder.Label(batch), baseUri, patience, Clock);

    /// <summary>To be called before the first row: what is wrong with the setting is wrong for every row.</summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the setting names no place for a file.</exception>
    internal void RequireUsable()
    {
        if (Location.Flaw is { } flaw)
        {
            throw JournalErrors.Unwritable(Location, flaw, "so nothing was sent", null);
        }
    }

    /// <summary>Remembers that the key is sent to this service at the caller's wish.</summary>
    internal void Trust(Uri baseUri) => SentTo[Key(baseUri)] = true;

    /// <summary>Whether something was submitted to this service before: by this process, or according to the journal.</summary>
    internal bool IsTrusted(Uri baseUri)
    {
        if (SentTo.ContainsKey(Key(baseUri)))
        {
            return true;
        }

        try
        {
            // Where its videos are does not matter here, and there may be many.
            var isKnown = History.Submissions(null, static _ => false).Any(entry => entry.BaseUri is { } known && Key(known) == Key(baseUri));
            if (isKnown)
            {
                Trust(baseUri);
            }

            return isKnown;
        }
        catch (StarVideosException)
        {
            return false;
        }
    }

    private string Key(Uri baseUri) => $"{Path} {baseUri.GetLeftPart(UriPartial.Authority)}";
}
