using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Waiting;

public sealed class WaitStageTests : Bench
{
    private readonly List<string> _said = [];

    [Fact]
    public async Task The_result_comes_before_the_words_about_it()
    {
        var task = await Client.CreateAsync(new TextRequest("p"));
        var notices = new StageNotices { Detail = text => _said.Add("words: " + text) };
        var stage = new WaitStage(Client, new WaitOptions(), result => _said.Add("result: " + result.Task.Status), notices);
        stage.Add(task);
        await stage.CompleteAsync();

        Assert.Equal(2, _said.Count);
        Assert.Equal("result: Completed", _said[0]);
        Assert.EndsWith("Queued -> Completed", _said[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_the_caller_cannot_take_give_no_task_a_second_result()
    {
        var task = await Client.CreateAsync(new TextRequest("p"));
        var notices = new StageNotices { Detail = _ => throw new InvalidOperationException("nobody is there to read it") };
        var stage = new WaitStage(Client, new WaitOptions(), result => _said.Add($"{result.Task.Status} {result.Error}"), notices);
        stage.Add(task);
        await stage.CompleteAsync();

        Assert.Equal(["Completed "], _said);
    }

    [Fact]
    public async Task What_is_taken_is_in_hand_until_it_is_handed_on()
    {
        var task = await Client.CreateAsync(new TextRequest("p"));
        var stage = new WaitStage(Client, new WaitOptions(), _ => { });
        stage.Add(VideoTask.WithId("not/an/id"));
        stage.Add(task);
        await stage.CompleteAsync();
        Assert.Equal(["not/an/id", task.Id], stage.NotHandedOn.Select(one => one.Id));

        stage.HandedOn(task);
        Assert.Equal(["not/an/id"], stage.NotHandedOn.Select(one => one.Id));
    }

    [Fact]
    public async Task A_task_of_another_host_gets_one_error_and_that_host_no_request()
    {
        await using var other = await StarVideos.Emulator.EmulatorServer.StartAsync();
        var results = new List<WaitResult>();
        var stage = new WaitStage(Client, new WaitOptions(), results.Add);
        stage.Add(VideoTask.WithId("video_1").At(other.BaseUri));
        await stage.CompleteAsync();

        var error = Assert.Single(results).Error;
        Assert.Equal(StarVideosErrorKind.BaseUriInvalid, error?.Kind);
        Assert.Equal(0, other.Counters.QueriesReceived + other.Counters.UnauthorizedRequests);
    }
}
