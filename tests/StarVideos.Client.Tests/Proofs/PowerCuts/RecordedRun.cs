using StarVideos.Claims;
using StarVideos.Client.Tests.Support;
using StarVideos.Files;
using StarVideos.Journal;
using StarVideos.Saving;

namespace StarVideos.Client.Tests.Proofs.PowerCuts;

/// <summary>
/// A process that submits rows and saves their videos on a recorded disk. Only this class of the proof knows how rows are submitted and videos
/// saved.
/// </summary>
internal sealed class RecordedRun : IDisposable
{
    internal const string Batch = "nightly";

    /// <summary>In bytes. Small, so that the journal is compacted several times in one run.</summary>
    private const long CompactAbove = 500;

    private readonly RecordingDisk _disk;
    private readonly string _root;
    private readonly ManualClock _clock = new();
    private readonly StarVideosClient _client;
    private readonly VideoJournal _journal;

    /// <param name="disk">The disk.</param>
    /// <param name="root">The folder for all files.</param>
    /// <param name="later">How much later than other runs it begins.</param>
    internal RecordedRun(RecordingDisk disk, string root, TimeSpan later = default)
    {
        _clock.Advance(later);
        _disk = disk;
        _root = root;
        _journal = OpenJournal(root, disk, _clock, CompactAbove);
        _client = Clients.Over(new VideoService(row => disk.Promise(PromiseKind.RequestSent, row)), _clock, journal: _journal);
    }

    internal static string JournalIn(string root) => Path.Combine(root, "data", "StarVideos", "journal.jsonl");

    internal static string VideosIn(string root) => Path.Combine(root, "out", "videos");

    internal static VideoRequest Row(string row) => new TextRequest(VideoService.PromptOf(row), name: "shot");

    internal static int TakeOf(string row) => row == VideoService.SecondTake ? 2 : 1;

    /// <summary>Opens the journal like another process: only the files are shared.</summary>
    internal static VideoJournal OpenJournal(string root, Disk disk, ManualClock clock, long compactAbove = long.MaxValue) =>
        new(JournalLocation.From(JournalIn(root)), new JournalWriter(JournalIn(root), new PatientClock(clock), compactAbove, disk), clock);

    /// <summary>Submits a row like a run with Resume.</summary>
    internal async Task SubmitAsync(string row)
    {
        SubmitResult? result = null;
        using var stage = new SubmitStage(_client, new SubmitOptions { Batch = Batch, Resume = true }, told => result = told);
        await stage.AddAsync(new VideoRow(Row(row), TakeOf(row)));
        await stage.CompleteAsync();
        switch (result!)
        {
            case { Error.Kind: StarVideosErrorKind.SubmissionOutcomeUnknown }:
                return;
            case { Error: { } error }:
                throw error;
            case { WasResumed: false }:
                _disk.Promise(PromiseKind.TaskRecorded, row);
                break;
        }

        _disk.Promise(PromiseKind.TaskHandedOver, row);
    }

    /// <summary>Submits a row again of which nothing was created.</summary>
    internal async Task SubmitAgainAsync(string row)
    {
        _disk.Promise(PromiseKind.MayBeFree, row);
        await SubmitAsync(row);
    }

    /// <summary>A person has found a task for the row. Does nothing if the row was never sent.</summary>
    internal async Task FindAsync(string row)
    {
        if (Sent(row) is [var submission])
        {
            await Resolver().CreatedAsync(submission.SubmissionId, VideoService.IdOf(row));
            _disk.Promise(PromiseKind.TaskRecorded, row);
        }
    }

    /// <summary>A person has found no task for the row. Does nothing if the row was never sent, or was sent twice.</summary>
    internal async Task MissAsync(string row)
    {
        if (Sent(row) is [var submission])
        {
            _disk.Promise(PromiseKind.MayBeFree, row);
            await Resolver().NotCreatedAsync(submission.SubmissionId);
            _disk.Promise(PromiseKind.NotCreated, row);
        }
    }

    /// <summary>Saves the videos of rows, one after the other. All of them have the same name.</summary>
    internal async Task SaveAsync(string[] rows, bool force = false)
    {
        var saver = Saver(_client, _root, _journal, _disk, force);
        saver.PrepareFolder();
        foreach (var row in rows)
        {
            if (force)
            {
                _disk.Promise(PromiseKind.MayReplace, row);
            }

            var saved = await saver.SaveAsync(VideoService.Completed(row));
            _disk.Promise(PromiseKind.FileReturned, row, saved.Path);
        }
    }

    internal static VideoSaver Saver(StarVideosClient client, string root, VideoJournal journal, Disk disk, bool force = false) =>
        new(client, new SaveOptions { Folder = VideosIn(root), Force = force, SkipExisting = !force }, journal, null, null, disk);

    public void Dispose() => _client.Dispose();

    /// <summary>The killed process is this one, which is still running, so the resolver must not wait for it.</summary>
    private SubmissionResolver Resolver() => new(_client, null, new InFlightLimit(TimeSpan.Zero, _clock));

    /// <summary>The submissions of a row.</summary>
    private List<VideoSubmission> Sent(string row) => [.. _journal.Submissions().Where(submission => submission.Prompt == row)];
}
