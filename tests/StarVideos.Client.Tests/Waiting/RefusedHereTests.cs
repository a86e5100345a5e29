using StarVideos.Client.Tests.Support;
using StarVideos.Querying;
using StarVideos.Waiting;

namespace StarVideos.Client.Tests.Waiting;

/// <summary>An error that this computer raises without a request will be the same at the next poll, so the task is not polled ten times.</summary>
public sealed class RefusedHereTests
{
    [Theory]
    [InlineData("video_1", "http://example.com", StarVideosErrorKind.BaseUriInvalid)]
    [InlineData("video_1", "https://me@example.com", StarVideosErrorKind.BaseUriInvalid)]
    [InlineData("..", "https://example.com", StarVideosErrorKind.InvalidRequest)]
    public Task A_task_that_cannot_be_asked_for_is_given_up_at_once(string id, string address, StarVideosErrorKind kind) =>
        GivesUpAsync(TestKey.Value, new VideoTask { Id = id, BaseUri = new Uri(address) }, kind);

    [Fact]
    public Task Without_a_key_a_task_is_given_up_at_once() =>
        GivesUpAsync(null, new VideoTask { Id = "video_1" }, StarVideosErrorKind.ApiKeyMissing);

    private static async Task GivesUpAsync(string? key, VideoTask task, StarVideosErrorKind kind)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Completed));
        var clock = new ManualClock();
        using var client = new StarVideosClient(new StarVideosClientOptions { ApiKey = key, BaseUri = Clients.BaseUri, Handler = handler }, clock);
        var reports = new Reports();
        var waiter = new TaskWaiter(new TaskQuery(client).AskOnceAsync, new WaitOptions(), clock, reports);
        waiter.Add(task);
        waiter.Complete();

        await waiter.RunAsync(CancellationToken.None).WaitAsync(Clients.Patience);

        Assert.Equal(kind, Assert.Single(reports.GivenUp).Fault.Kind);
        Assert.Equal(0, reports.FailedPolls);
        Assert.Empty(handler.Sent);
    }
}
