using System.Runtime.Versioning;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

public class CompactionTests : JournalFixture
{
    private string Copy => Path + ".tmp";

    [Fact]
    public async Task Old_closed_submissions_go_and_open_ones_stay()
    {
        await AcceptAsync(new TextRequest("old"), "old");
        await Journal.Recorder.EndedAsync(Task("old") with { Status = VideoTaskStatus.Completed });
        await Journal.Recorder.RejectedAsync(await BeginAsync(new TextRequest("old rejected")), "r");
        await Journal.Recorder.UnknownAsync(await BeginAsync(new TextRequest("old unknown")), "u");
        var open = await BeginAsync(new TextRequest("old open"));
        Clock.Advance(Compaction.Age);
        await AcceptAsync(new TextRequest("young"), "young");
        await Journal.Recorder.EndedAsync(Task("young") with { Status = VideoTaskStatus.Failed });
        Clock.Advance(TimeSpan.FromTicks(1));

        Compaction.Run(Path, Clock.UtcNow);

        Assert.Equal([("young", VideoTaskStatus.Failed)], Journal.Tasks(Warnings.Add).Select(task => (task.Id, task.Status)));
        Assert.Equal(["old open", "old unknown"], Unresolved().Select(entry => entry.Prompt!));
        Assert.Equal("u", Unresolved()[1].Reason);
        Assert.DoesNotContain("rejected", File.ReadAllText(Path), StringComparison.Ordinal);

        await Journal.Recorder.CreatedAsync(open, Task("late"));
        Assert.Equal(["young", "late"], Ids());
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task It_changes_nothing_that_is_listed_or_resumed_when_all_is_young()
    {
        var row = new TextRequest("p", name: "n");
        await AcceptAsync(row, "a", "run");
        await Journal.Recorder.UnknownAsync(await BeginAsync(row, "run"), "u");
        var run = Resume("run");
        Assert.Equal("a", run.Take(row).Accepted?.Id);
        await Journal.Recorder.RejectedAsync(await run.ForceAsync(row), "r");
        await AcceptAsync(row, "b", "run");
        var before = File.ReadAllLines(Path);

        Compaction.Run(Path, Clock.UtcNow);
        Compaction.Run(Path, Clock.UtcNow);

        Assert.Equal(before, File.ReadAllLines(Path)[1..]);
        var resume = Resume("run");
        Assert.Equal(("a", "b", "u"), (resume.Take(row).Accepted?.Id, resume.Take(row).Accepted?.Id, resume.Take(row).Unknown?.Reason));
        Assert.Equal(default, resume.Take(row));
    }

    [Fact]
    public async Task An_old_unknown_goes_once_it_is_replaced()
    {
        await Journal.Recorder.UnknownAsync(await BeginAsync(new TextRequest("p"), "run"), "u");
        await Journal.Recorder.CreatedAsync(await Resume("run").ForceAsync(new TextRequest("p")), Task("forced"));
        Clock.Advance(Compaction.Age + TimeSpan.FromDays(1));

        Compaction.Run(Path, Clock.UtcNow);

        Assert.DoesNotContain("\"unknown\"", File.ReadAllText(Path), StringComparison.Ordinal);
        Assert.Equal(["forced"], Ids());
        Assert.Empty(Unresolved());
    }

    [Fact]
    public async Task A_labelled_run_finds_its_rows_however_old_they_are_and_however_often_the_journal_was_compacted()
    {
        var row = new TextRequest(new string('p', 5000), 5, "16:9", "shot");
        await AcceptAsync(row, "a", "run");
        await AcceptAsync(row, "b", "run");
        await Journal.Recorder.EndedAsync(Task("b") with { Status = VideoTaskStatus.Completed });
        await AcceptAsync(row, "unlabelled");
        await Journal.Recorder.RejectedAsync(await BeginAsync(row, "run"), "HTTP 400");
        Clock.Advance(TimeSpan.FromDays(400));
        await AcceptAsync(new TextRequest("young"), "young");

        for (var i = 0; i < 3; i++)
        {
            Compaction.Run(Path, Clock.UtcNow);

            var run = Resume("RUN");
            Assert.Equal(("a", "b"), (run.Take(row).Accepted?.Id, run.Take(row).Accepted?.Id));
            Assert.Equal(default, run.Take(row));
            Assert.Equal(["young", "b", "a"], Ids());
        }

        var old = Journal.Tasks().Single(task => task.Id == "b");
        Assert.Equal(("shot", "run", VideoTaskStatus.Completed, Service), (old.Name, old.Batch, old.Status, old.BaseUri));
        Assert.InRange(new FileInfo(Path).Length, 1, 1500);
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task A_line_of_a_newer_version_with_fields_of_another_kind_stays()
    {
        const string newer = "{\"v\":2,\"at\":\"yesterday\",\"event\":[\"intent\"],\"duration\":{\"seconds\":5}}";
        File.WriteAllText(Path, newer + "\n");
        await AcceptAsync(new TextRequest("p"), "a");

        Compaction.Run(Path, Clock.UtcNow);

        Assert.Contains(newer, File.ReadAllLines(Path));
    }

    [Fact]
    public async Task A_damaged_line_that_may_name_a_task_stays()
    {
        await AcceptAsync(new TextRequest("p"), "video_paid");
        File.WriteAllText(Path, File.ReadAllText(Path).Replace("\"v\":1,\"at\"", "\"v\":1,#\"at\"", StringComparison.Ordinal) + "{\"v\":1,\"at\n");

        Compaction.Run(Path, Clock.UtcNow + TimeSpan.FromDays(60));

        Assert.Contains("video_paid", File.ReadAllText(Path), StringComparison.Ordinal);
        Assert.DoesNotContain("{\"v\":1,\"at\n", File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_newer_versions_stay_and_torn_ones_go()
    {
        const string newer = "{\"v\":2,\"at\":\"2020-01-01T00:00:00Z\",\"event\":\"intent\",\"new\":true}";
        File.WriteAllText(Path, $"{{\"v\":1,\"at\n{newer}\ngarbage\n");
        await AcceptAsync(new TextRequest("p"), "a");

        Compaction.Run(Path, Clock.UtcNow);

        Assert.Contains(newer, File.ReadAllLines(Path));
        Assert.Equal(["a"], Ids());
        Assert.StartsWith("1 line ", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_append_to_a_large_file_compacts_it()
    {
        for (var i = 0; i < 100; i++)
        {
            await AcceptAsync(new TextRequest("p"), $"old-{i}");
        }

        Clock.Advance(TimeSpan.FromDays(31));
        var journal = Open(compactAbove: 10_000);
        await journal.Recorder.CreatedAsync(await journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, default), Task("young"));
        await journal.Recorder.EndedAsync(Task("young") with { Status = VideoTaskStatus.Completed });

        Assert.Equal(["young"], Ids());
        Assert.InRange(new FileInfo(Path).Length, 1, 2000);
        Assert.False(File.Exists(Copy));
    }

    [Fact]
    public async Task What_cannot_be_dropped_is_looked_at_again_only_when_it_has_doubled()
    {
        await AcceptAsync(new TextRequest("p"), "a");
        var length = new FileInfo(Path).Length;
        var next = Compaction.RunIfDue(Path, length, length / 2, Clock.UtcNow);
        Assert.Equal(2 * length, next);

        // Like another process, which has only the file.
        var compacted = File.ReadAllBytes(Path);
        Assert.Equal(next, Compaction.RunIfDue(Path, compacted.Length, length / 2, Clock.UtcNow + TimeSpan.FromDays(60)));
        Assert.Equal(compacted, File.ReadAllBytes(Path));

        while (new FileInfo(Path).Length <= next)
        {
            await AcceptAsync(new TextRequest("p"), "b");
        }

        Compaction.RunIfDue(Path, new FileInfo(Path).Length, length / 2, Clock.UtcNow + TimeSpan.FromDays(60));
        Assert.Single(File.ReadAllLines(Path));
    }

    [Fact]
    public async Task Wherever_a_compaction_died_the_journal_is_whole_and_the_next_one_succeeds()
    {
        await AcceptAsync(new TextRequest("p"), "old");
        Clock.Advance(TimeSpan.FromDays(31));
        await AcceptAsync(new TextRequest("p"), "young");
        var before = File.ReadAllBytes(Path);
        Compaction.Run(Path, Clock.UtcNow);
        var after = File.ReadAllBytes(Path);

        for (var written = 0; written <= after.Length; written++)
        {
            File.WriteAllBytes(Path, before);
            File.WriteAllBytes(Copy, after[..written]);

            Assert.Equal(["young", "old"], Ids());
            Compaction.Run(Path, Clock.UtcNow);
            Assert.Equal(after, File.ReadAllBytes(Path));
            Assert.False(File.Exists(Copy));
        }

        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task One_that_cannot_be_written_leaves_the_journal_and_the_append_alone()
    {
        await AcceptAsync(new TextRequest("p"), "old");
        Clock.Advance(TimeSpan.FromDays(31));
        Directory.CreateDirectory(Copy);
        var journal = Open(compactAbove: 1);
        await journal.Recorder.CreatedAsync(await journal.Recorder.BeginAsync(new TextRequest("p"), Service, null, default), Task("young"));

        Assert.Equal(["young", "old"], Ids());
    }

    [Fact]
    public async Task A_reader_goes_on_through_it()
    {
        for (var i = 0; i < 1000; i++)
        {
            await AcceptAsync(new TextRequest("p"), $"video-{i}");
        }

        using var tasks = Journal.Tasks(Warnings.Add).GetEnumerator();
        Assert.True(tasks.MoveNext());
        Compaction.Run(Path, Clock.UtcNow + TimeSpan.FromDays(60));

        var count = 1;
        while (tasks.MoveNext())
        {
            count++;
        }

        Assert.Equal(1000, count);
        Assert.Empty(Warnings);
    }

    [NeedsFact(Need.Unix)]
    [UnsupportedOSPlatform("windows")]
    public async Task The_new_file_is_as_private_as_the_old_one_and_a_link_is_left_alone()
    {
        await AcceptAsync(new TextRequest("p"), "a");
        Compaction.Run(Path, Clock.UtcNow);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));

        var link = Path + ".link";
        File.CreateSymbolicLink(link, Path);
        Compaction.RunIfDue(link, long.MaxValue / 4, 1, Clock.UtcNow);
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }
}
