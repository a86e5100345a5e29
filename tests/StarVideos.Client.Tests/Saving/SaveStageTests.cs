using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Saving;

public sealed class SaveStageTests : Bench
{
    private readonly List<SaveResult> _results = [];

    [Fact]
    public async Task What_is_taken_is_in_hand_until_it_is_handed_on()
    {
        var tasks = await CompletedAsync(2);
        using var stage = new SaveStage(Client, Save, _results.Add);
        await stage.AddAsync(VideoTask.WithId("not/an/id"));
        await stage.AddAsync(tasks[0]);
        await stage.AddAsync(tasks[1]);
        await stage.CompleteAsync();

        Assert.Equal(["not/an/id", tasks[0].Id, tasks[1].Id], stage.NotHandedOn.Select(task => task.Id));
        _results.ForEach(result => stage.HandedOn(result.Task));
        Assert.Empty(stage.NotHandedOn);
    }

    [Fact]
    public async Task A_task_that_is_given_twice_or_has_no_video_is_in_nobodys_hands()
    {
        var task = (await CompletedAsync(1))[0];
        using var stage = new SaveStage(Client, Save, result => _results.Add(result), Notices);
        await stage.AddAsync(task);
        await stage.CompleteAsync();
        stage.HandedOn(task);
        await stage.AddAsync(task);
        await stage.AddAsync(task with { Id = "video_failed", Status = VideoTaskStatus.Failed });
        await stage.CompleteAsync();

        Assert.Empty(stage.NotHandedOn);
        Assert.Single(_results);
        Assert.Contains("ended without a video", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_found_before_the_first_task()
    {
        File.WriteAllText(Videos, "a file in the place of the folder");
        Assert.Equal(StarVideosErrorKind.FileNotWritten, Assert.Throws<StarVideosException>(() => new SaveStage(Client, Save, _results.Add)).Kind);
    }

    [Fact]
    public async Task A_task_of_another_host_gets_one_error_and_that_host_no_request()
    {
        await using var other = await StarVideos.Emulator.EmulatorServer.StartAsync();
        using var stage = new SaveStage(Client, Save, _results.Add);
        await stage.AddAsync(VideoTask.WithId("video_1").At(other.BaseUri));
        await stage.CompleteAsync();

        Assert.Equal(StarVideosErrorKind.BaseUriInvalid, Assert.Single(_results).Error?.Kind);
        Assert.Equal(0, other.Counters.QueriesReceived + other.Counters.UnauthorizedRequests);
    }
}
