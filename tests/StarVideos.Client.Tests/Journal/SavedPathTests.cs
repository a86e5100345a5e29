using StarVideos.Client.Tests.Claims;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

/// <summary>Where the journal says that the video of a task is.</summary>
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

    private async Task<string> SaveAsync(string id, string name, int length)
    {
        var path = System.IO.Path.Combine(Folder, name);
        await Journal.Recorder.SavedAsync(Task(id), path, length);
        File.WriteAllBytes(path, new byte[length]);
        return path;
    }
}
