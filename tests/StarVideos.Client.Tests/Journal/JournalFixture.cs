using StarVideos.Claims;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

/// <summary>A journal in a new folder, and helpers for the tests of it.</summary>
public abstract class JournalFixture : IDisposable
{
    internal static readonly Uri Service = new("https://example.test/api");

    internal JournalFixture()
    {
        Folder = Directory.CreateTempSubdirectory("journal-").FullName;
        Path = System.IO.Path.Combine(Folder, "journal.jsonl");
        Journal = Open();
    }

    internal string Folder { get; }

    internal string Path { get; }

    internal ManualClock Clock { get; } = new();

    internal VideoJournal Journal { get; }

    internal List<string> Warnings { get; } = [];

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the journal like another process: it shares only the file with <see cref="Journal"/>.</summary>
    internal VideoJournal Open(long compactAbove = long.MaxValue) =>
        new(JournalLocation.From(Path), new JournalWriter(Path, new PatientClock(Clock), compactAbove), Clock);

    internal static VideoTask Task(string id) => new() { Id = id, Status = VideoTaskStatus.Queued, CreatedAt = new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Local) };

    internal Task<JournalIntent> BeginAsync(VideoRequest request, string? batch = null) =>
        Journal.Recorder.BeginAsync(request, Service, batch, default);

    internal async Task AcceptAsync(VideoRequest request, string id, string? batch = null) =>
        await Journal.Recorder.CreatedAsync(await BeginAsync(request, batch), Task(id));

    internal List<string> Ids() => [.. Journal.Tasks(Warnings.Add).Select(task => task.Id)];

    internal List<VideoSubmission> Unresolved() => [.. Journal.History.Submissions(Warnings.Add).Where(entry => entry.IsUnresolved)];

    /// <summary>A new run that has already waited for other submissions.</summary>
    internal ResumedRun Resume(string? batch = null, Uri? service = null)
    {
        var run = new ResumedRun(Journal, batch, service ?? Service);
        Journal.Recorder.TellNotices(Warnings.Add);
        return run;
    }
}
