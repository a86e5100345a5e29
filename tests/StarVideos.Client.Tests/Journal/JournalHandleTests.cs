using StarVideos.Client.Tests.Support;
using StarVideos.Files;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

/// <summary>Which files stay open until an outcome is written, and that they are still the journal.</summary>
public class JournalHandleTests : JournalFixture
{
    private readonly StrictDisk _disk = new();

    [Fact]
    public async Task An_outcome_is_recorded_in_a_process_that_has_no_handles_left()
    {
        var journal = Open(_disk);
        using var hold = journal.Recorder.Hold();
        var intent = await journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, default);
        _disk.HasNoHandles = true;
        await journal.Recorder.CreatedAsync(intent, Task("paid"));

        Assert.Equal(["paid"], Ids());
    }

    [Fact]
    public async Task Without_handles_no_intent_is_recorded()
    {
        _disk.HasNoHandles = true;
        var journal = Open(_disk);
        using var hold = journal.Recorder.Hold();

        var error = await Assert.ThrowsAsync<StarVideosException>(() => journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, default));
        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
    }

    [Fact]
    public async Task Two_that_keep_their_handles_share_one_lock()
    {
        VideoJournal[] journals = [Open(_disk), Open(_disk)];
        using var one = journals[0].Recorder.Hold();
        using var other = journals[1].Recorder.Hold();
        await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
            await journals[i % 2].Recorder.CreatedAsync(await journals[i % 2].Recorder.BeginAsync(new TextRequest("p"), Service, null, default), Task($"id-{i}"))));

        Assert.Equal(40, Ids().Count);
        Assert.Equal(80, File.ReadAllLines(Path).Length);
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task What_is_recorded_after_the_compaction_of_another_process_is_in_the_new_file()
    {
        var journal = Open(_disk);
        using var hold = journal.Recorder.Hold();
        var intent = await journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, default);
        Compaction.Run(Path, Clock.UtcNow);
        await journal.Recorder.CreatedAsync(intent, Task("a"));

        Assert.Equal(["a"], Ids());
    }

    [Fact]
    public async Task After_a_compaction_of_its_own_it_needs_no_handle_either()
    {
        var journal = new VideoJournal(JournalLocation.From(Path), new JournalWriter(Path, new PatientClock(Clock), 1, _disk), Clock);
        using var hold = journal.Recorder.Hold();
        var intent = await journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, default);
        Assert.Contains("compacted", File.ReadAllText(Path), StringComparison.Ordinal);
        _disk.HasNoHandles = true;
        await journal.Recorder.CreatedAsync(intent, Task("paid"));

        Assert.Equal(["paid"], Ids());
    }

    [Fact]
    public async Task A_new_file_of_the_same_length_and_time_is_not_taken_for_the_old_one()
    {
        await AcceptAsync(new TextRequest("p"), "before");
        Compaction.Run(Path, Clock.UtcNow);
        var journal = Open(_disk);
        using var hold = journal.Recorder.Hold();
        var intent = await journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, default);
        var (time, length) = (File.GetLastWriteTimeUtc(Path), new FileInfo(Path).Length);
        using (var handle = new FileStream(Path, FileMode.Open, FileAccess.Read, JournalFile.Sharing))
        {
            Compaction.Run(Path, Clock.UtcNow);
            File.SetLastWriteTimeUtc(handle.SafeFileHandle, time);
            File.SetLastWriteTimeUtc(Path, time);
        }

        Assert.Equal(length, new FileInfo(Path).Length);
        await journal.Recorder.CreatedAsync(intent, Task("a"));
        Assert.Equal(["a", "before"], Ids());
    }

    [Fact]
    public void A_lock_that_was_removed_is_made_again_and_shared_with_those_who_come_later()
    {
        var file = new JournalFile(Path, _disk);
        using var hold = file.Hold();
        file.TryLock()!.Dispose();
        File.Delete(JournalLock.PathOf(Path));
        using (file.TryLock())
        {
            Assert.Null(JournalLock.TryTake(Path));
        }

        using var free = JournalLock.TryTake(Path);
        Assert.NotNull(free);
    }

    [Fact]
    public async Task A_journal_that_was_removed_is_begun_anew_and_that_is_said_once()
    {
        var journal = Open(_disk);
        using var hold = journal.Recorder.Hold();
        await journal.Recorder.BeginAsync(new TextRequest("lost"), Service, null, default);
        File.Delete(Path);
        await journal.Recorder.CreatedAsync(await journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, default), Task("a"));

        Assert.Equal(["a"], journal.Tasks(Warnings.Add).Select(task => task.Id));
        Assert.Equal(["a"], journal.Tasks(Warnings.Add).Select(task => task.Id));
        Assert.Contains("existed before and is missing now. A new journal is started", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_journal_is_gone_a_resumed_run_is_refused()
    {
        await AcceptAsync(new TextRequest("p"), "a", "run");
        File.Delete(Path);

        var error = Assert.Throws<StarVideosException>(() => Resume("run"));
        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        Assert.Contains(JournalLock.PathOf(Path), error.Message, StringComparison.Ordinal);

        File.Delete(JournalLock.PathOf(Path));
        Assert.Equal(default, Resume("run").Take(new TextRequest("p")));
    }

    [Fact]
    public async Task Where_the_first_intent_was_never_written_nothing_is_missing()
    {
        JournalLock.TryTake(Path)!.Dispose();
        _disk.Fault = new IOException("Input/output error");
        await Assert.ThrowsAsync<StarVideosException>(() => Open(_disk).Recorder.BeginAsync(new TextRequest("p"), Service, "run", default));
        Assert.Empty(File.ReadAllText(Path));
        File.Delete(Path);

        Assert.Equal(default, Resume("run").Take(new TextRequest("p")));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_flushed_is_said_once_and_keeps_nobody_from_working()
    {
        var disk = new StrictDisk { Reason = "Invalid argument" };
        var journal = Open(disk);
        await journal.Recorder.CreatedAsync(await journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, default), Task("a"));
        await journal.Recorder.CreatedAsync(await journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, default), Task("b"));

        journal.Recorder.TellNotices(Warnings.Add);
        journal.Recorder.TellNotices(Warnings.Add);
        Assert.Contains("Invalid argument", Assert.Single(Warnings), StringComparison.Ordinal);
        Assert.Equal(["b", "a"], Ids());
    }

    [Fact]
    public async Task Once_the_name_is_safe_its_folder_is_not_flushed_again()
    {
        var journal = Open(_disk);
        for (var i = 0; i < 20; i++)
        {
            await journal.Recorder.CreatedAsync(await journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, default), Task("a"));
        }

        // While the first line is short, each append looks like the first one to a new file.
        Assert.InRange(_disk.FlushedFolders.Count(folder => folder == Folder), 1, 3);
    }

    private VideoJournal Open(Disk disk) => new(JournalLocation.From(Path), new JournalWriter(Path, new PatientClock(Clock), disk: disk), Clock);
}
