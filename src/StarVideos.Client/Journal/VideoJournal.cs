using System.Collections.Concurrent;
using StarVideos.Claims;
using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos;

/// <summary>
/// The record of submissions. A create costs money, and the service knows no idempotency key. So the intent is on disk before the request is
/// sent, and the outcome is written right after. A run that was stopped at any moment can be started again and continues. The journal never
/// holds the API key or a video address. For any number of threads and processes at the same time.
/// </summary>
/// <remarks>
/// A file in the JSON Lines format. It is made at the first submission, and only its owner can read it. Runs that share a journal, also on
/// several machines, need a file system whose locks work between them: a local disk, SMB, NFS 4.
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

    /// <summary>No journal: nothing is recorded. A run that is killed loses the ids of its paid tasks, and no run can be resumed.</summary>
    public static VideoJournal Off { get; } = new(JournalLocation.From("off"), null, Clock.System);

    /// <summary>The full path of the file; null if the journal is off, or if the setting cannot be used.</summary>
    public string? Path => Location.Path;

    /// <summary>False if the journal is off.</summary>
    public bool IsEnabled => !Location.IsOff;

    /// <summary>
    /// Whether this process has outcomes of submissions that could not be written yet, for example because the disk is full. They are written
    /// before the next line, and at the end of a run. Until then, <see cref="Tasks"/> does not include them.
    /// </summary>
    public bool IsBehind => Recorder.Owed.Count > 0;

    internal JournalLocation Location { get; }

    internal Clock Clock { get; }

    /// <summary>Writes lines.</summary>
    internal JournalRecorder Recorder { get; }

    /// <summary>Reads lines.</summary>
    internal JournalHistory History { get; }

    /// <summary>Opens a journal. Touches nothing on disk; a path that cannot be used is an error at the first use.</summary>
    /// <param name="path">
    /// An absolute path, or a path that begins with <c>~/</c>. If left out: <c>StarVideos/journal.jsonl</c> in the user's local data folder.
    /// <c>off</c>: the same as <see cref="Off"/>.
    /// </param>
    public static VideoJournal Open(string? path = null)
    {
        var location = JournalLocation.From(path);
        return location.IsOff ? Off : new VideoJournal(location, location.Path is null ? null : JournalWriter.For(location.Path), Clock.System);
    }

    /// <summary>Opens the journal that the environment variable <c>STARVIDEOS_JOURNAL</c> names, as <see cref="Open"/> does.</summary>
    public static VideoJournal FromEnvironment() => Open(Environment.GetEnvironmentVariable(JournalLocation.Variable));

    /// <summary>The submitted tasks as last known, newest first. Reads only as far as the caller enumerates. Does not ask the service.</summary>
    /// <param name="warn">Called once, at the end, if lines could not be read.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal cannot be read.</exception>
    public IEnumerable<VideoTask> Tasks(Action<string>? warn = null) =>
        Submissions(warn).Where(static submission => submission.Task is not null).Select(static submission => submission.Task!);

    /// <summary>
    /// Every submission with the outcome that the journal has, newest first. Reads only as far as the caller enumerates. Does not ask the
    /// service. <see cref="SubmissionResolver"/> settles a submission of unknown outcome.
    /// </summary>
    /// <param name="warn">Called once, at the end, if lines could not be read.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal cannot be read.</exception>
    public IEnumerable<VideoSubmission> Submissions(Action<string>? warn = null) => History.Submissions(warn);

    /// <summary>A summary of each label, over all its runs. The label with the newest submission is first. Reads the whole journal.</summary>
    /// <param name="warn">Called once, at the end, if lines could not be read.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal cannot be read.</exception>
    public IReadOnlyList<BatchSummary> Batches(Action<string>? warn = null) => BatchSummaries.Of(Submissions(warn), Clock.UtcNow);

    /// <summary>
    /// The labels of runs, newest first, each label once. Reads only as far as the caller enumerates, and is much faster than
    /// <see cref="Batches"/>.
    /// </summary>
    /// <param name="longest">The longest time to read. Labels that are not found in that time are left out. If left out, the whole journal is read.</param>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the journal cannot be read.</exception>
    public IEnumerable<string> BatchLabels(TimeSpan? longest = null) => History.Labels(longest ?? TimeSpan.MaxValue);

    /// <summary>Makes the claims of a run. Reads nothing yet.</summary>
    /// <param name="batch">The label of the run; without a label, only the last 24 hours count.</param>
    /// <param name="baseUri">The service.</param>
    /// <param name="patience">How long an attempt of another run may take.</param>
    internal RowClaims Claims(string? batch, Uri baseUri, TimeSpan patience) =>
        new(Path ?? throw JournalErrors.Unreadable(Location, Location.Flaw!, null), JournalRecorder.Label(batch), baseUri, patience, Clock);

    /// <summary>To be called before the first row: a wrong setting affects every row.</summary>
    /// <exception cref="StarVideosException"><see cref="StarVideosErrorKind.JournalUnavailable"/>: the setting is no path of a file.</exception>
    internal void RequireUsable()
    {
        if (Location.Flaw is { } flaw)
        {
            throw JournalErrors.Unwritable(Location, flaw, "so nothing was sent", null);
        }
    }

    /// <summary>Remembers that the caller wants the key to be sent to this service.</summary>
    internal void Trust(Uri baseUri) => SentTo[Key(baseUri)] = true;

    /// <summary>Whether something was submitted to this service before, by this process or according to the journal.</summary>
    internal bool IsTrusted(Uri baseUri)
    {
        if (SentTo.ContainsKey(Key(baseUri)))
        {
            return true;
        }

        try
        {
            // Only the address matters here, so the files of videos, which may be many, are not looked for.
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
