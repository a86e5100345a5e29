using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

/// <summary>A journal in a folder of its own, and the few things every test says about it.</summary>
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

    internal TaskJournal Journal { get; }

    internal List<string> Warnings { get; } = [];

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>As another process sees it: nothing shared with <see cref="Journal"/> but the file.</summary>
    internal TaskJournal Open(long compactAbove = long.MaxValue) =>
        new(JournalLocation.From(Path), new JournalWriter(Path, new PatientClock(Clock), compactAbove), Clock);

    internal static VideoTask Task(string id) => new() { Id = id, Status = VideoTaskStatus.Queued, CreatedAt = new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Local) };

    internal Task<JournalIntent> BeginAsync(VideoRequest request, string? batch = null, JournalEntry? replaces = null) =>
        Journal.BeginAsync(request, Service, batch, replaces, default);

    internal async Task AcceptAsync(VideoRequest request, string id, string? batch = null) =>
        await Journal.CreatedAsync(await BeginAsync(request, batch), Task(id));

    internal List<string> Ids() => [.. Journal.List(Warnings.Add).Select(task => task.Id)];

    internal List<JournalEntry> Unresolved() => [.. Journal.ListUnresolved(Warnings.Add)];

    internal ResumeIndex Resume(string? batch = null) => Journal.Resume(batch, Service, Clock.UtcNow, Warnings.Add);
}
