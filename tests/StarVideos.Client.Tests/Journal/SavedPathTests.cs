using StarVideos.Client.Tests.Claims;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

/// <summary>Where the video of a task is, according to the journal.</summary>
public sealed class SavedPathTests : ClaimsFixture
{
    [Fact]
    public async Task A_saved_task_has_the_path_of_its_file_until_the_file_is_gone()
    {
        await AcceptAsync(Row, "video_1", Label);
        var path = await SaveAsync("video_1", "shot.mp4", 10);

        Assert.Equal(path, Assert.Single(Journal.Tasks()).Path);
        var run = Run();
        var claim = run.For(Row);
        run.Look(claim);
        Assert.Equal(path, claim.Task?.Path);

        File.Delete(path);
        Assert.Null(Assert.Single(Journal.Tasks()).Path);
        Assert.Null(claim.Task?.Path);
    }

    [Fact]
    public async Task A_name_that_never_became_a_file_and_another_file_of_that_name_are_not_the_video()
    {
        await AcceptAsync(Row, "video_1");
        var path = await SaveAsync("video_1", "shot.mp4", 10);

        File.WriteAllBytes(path, new byte[11]);

        Assert.Null(Assert.Single(Journal.Tasks()).Path);
    }

    [Fact]
    public async Task A_file_that_was_replaced_by_another_tasks_video_is_that_ones_although_both_are_of_one_length()
    {
        await AcceptAsync(Row, "video_1");
        await AcceptAsync(Row, "video_2");
        await SaveAsync("video_1", "shot.mp4", 10);
        var path = await SaveAsync("video_2", "SHOT.mp4", 10);

        Assert.Equal([("video_2", path), ("video_1", null)], Journal.Tasks().Select(static task => (task.Id, task.Path)));
    }

    [Fact]
    public async Task A_run_that_came_too_late_for_the_name_takes_no_file_from_the_one_that_has_it()
    {
        await AcceptAsync(Row, "video_1");
        await AcceptAsync(Row, "video_2");
        var path = await SaveAsync("video_1", "shot.mp4", 10);
        await Journal.Recorder.SavedAsync(Task("video_2"), path, 11);
        var other = await SaveAsync("video_2", "shot-video_2.mp4", 11);

        Assert.Equal([("video_2", other), ("video_1", path)], Journal.Tasks().Select(static task => (task.Id, task.Path)));
    }

    [Fact]
    public async Task Of_several_files_it_is_the_last_that_is_there()
    {
        await AcceptAsync(Row, "video_1");
        var first = await SaveAsync("video_1", "first.mp4", 10);
        var second = await SaveAsync("video_1", "second.mp4", 10);
        Assert.Equal(second, Assert.Single(Journal.Tasks()).Path);

        File.Delete(second);
        Assert.Equal(first, Assert.Single(Journal.Tasks()).Path);
    }

    [Fact]
    public async Task A_compaction_keeps_the_path_and_the_length_of_an_old_labelled_task()
    {
        await AcceptAsync(Row, "video_1", Label);
        await Journal.Recorder.EndedAsync(Task("video_1") with { Status = VideoTaskStatus.Completed, ActualDuration = 5.04 });
        var path = await SaveAsync("video_1", "shot.mp4", 10);
        Clock.Advance(Compaction.Age + TimeSpan.FromDays(1));

        Compaction.Run(Path, Clock.UtcNow);
        Compaction.Run(Path, Clock.UtcNow);

        Assert.Equal((path, 5.04, 5), Journal.Tasks().Select(static task => (task.Path, task.ActualDuration, task.Duration)).Single());
        Assert.Equal((1, 1, 5, 5.04), Journal.Batches().Select(static batch => (batch.Saved, batch.Made, batch.SecondsRequested, batch.SecondsMade)).Single());
    }

    [Fact]
    public async Task An_old_task_does_not_keep_the_path_that_a_later_video_has_taken()
    {
        await AcceptAsync(Row, "video_1", Label);
        await SaveAsync("video_1", "shot.mp4", 10);
        Clock.Advance(Compaction.Age + TimeSpan.FromDays(1));
        Compaction.Run(Path, Clock.UtcNow);
        await AcceptAsync(Row, "video_2", Label);
        var path = await SaveAsync("video_2", "shot.mp4", 12);

        Assert.Equal([("video_2", path), ("video_1", null)], Journal.Tasks().Select(static task => (task.Id, task.Path)));
        Clock.Advance(Compaction.Age + TimeSpan.FromDays(1));
        Compaction.Run(Path, Clock.UtcNow);
        Assert.Equal([("video_2", path), ("video_1", null)], Journal.Tasks().Select(static task => (task.Id, task.Path)));
    }

    [Fact]
    public async Task A_resumed_run_gives_a_path_to_the_task_whose_video_is_there_as_the_list_does()
    {
        var other = new TextRequest("another row");
        await AcceptAsync(Row, "video_1", Label);
        await AcceptAsync(other, "video_2", Label);
        await SaveAsync("video_1", "shot.mp4", 10);
        var path = await SaveAsync("video_2", "shot.mp4", 10);
        Assert.Equal([null, path], Paths(Row, other));

        // One task is in an old journal as a single line; the other is no row of this run.
        Clock.Advance(Compaction.Age + TimeSpan.FromDays(1));
        Compaction.Run(Path, Clock.UtcNow);
        Assert.Equal([null, path], Paths(Row, other));
        await AcceptAsync(Row, "video_3", "another run");
        await SaveAsync("video_3", "shot.mp4", 10);
        Assert.Equal([null, null], Paths(Row, other));
    }

    /// <summary>A person may edit the file, and a file name of another system may be invalid here.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\0b")]
    [InlineData("C:\\a<b>|?*.mp4")]
    [InlineData("relative")]
    public async Task A_path_that_can_be_none_hides_no_task(string file)
    {
        await AcceptAsync(Row, "video_1", Label);
        var line = JournalLine.Of(LineEvent.Saved, Clock.UtcNow);
        line.Id = "video_1";
        line.File = file;
        Append(line);

        Assert.Equal(("video_1", null), Journal.Tasks().Select(static task => (task.Id, task.Path)).Single());
        Assert.Equal((1, 0), Journal.Batches().Select(static batch => (batch.Sent, batch.Saved)).Single());
        Assert.Equal([null], Paths(Row));
    }

    /// <summary>The paths that a resumed run returns for its rows.</summary>
    private List<string?> Paths(params TextRequest[] rows)
    {
        var run = Run();
        return [.. rows.Select(row =>
        {
            var claim = run.For(row);
            run.Look(claim);
            return claim.Task!.Path;
        })];
    }

    private async Task<string> SaveAsync(string id, string name, int length)
    {
        var path = System.IO.Path.Combine(Folder, name);
        await Journal.Recorder.SavedAsync(Task(id), path, length);
        File.WriteAllBytes(path, new byte[length]);
        return path;
    }
}
