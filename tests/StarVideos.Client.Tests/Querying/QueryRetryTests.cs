using StarVideos.Client.Tests.Support;
using StarVideos.Querying;

namespace StarVideos.Client.Tests.Querying;

public class QueryRetryTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_query_survives_four_faults_of_any_kind()
    {
        using var handler = new ScriptedHandler(Step.FailUnsent(), Step.FailSent(), Step.Answer(502, "<html>"), Step.Answer(200, "{\"cut"), Step.Answer(200, AnswerText.Completed));
        using var client = Clients.Over(handler, _clock);

        Assert.Equal(VideoTaskStatus.Completed, (await client.QueryAsync("video_1")).Status);

        Assert.Equal(5, handler.Sent.Count);
        Assert.All(_clock.Delays.Zip([1, 2, 4, 8]), wait => Assert.InRange(wait.First.TotalSeconds, 0, wait.Second));
    }

    [Fact]
    public async Task What_the_service_asks_for_is_waited()
    {
        using var handler = new ScriptedHandler(Step.Answer(503, "", ("Retry-After", "20")), Step.Answer(200, AnswerText.Completed));
        using var client = Clients.Over(handler, _clock);

        await client.QueryAsync("video_1");

        Assert.InRange(Assert.Single(_clock.Delays).TotalSeconds, 20, 21);
    }

    [Fact]
    public async Task No_answer_in_time_is_asked_for_again()
    {
        using var handler = new ScriptedHandler(Step.HangSent(), Step.Answer(200, AnswerText.Completed));
        using var client = Clients.Over(handler, _clock, TimeSpan.FromMilliseconds(50));

        Assert.Equal(VideoTaskStatus.Completed, (await client.QueryAsync("video_1").WaitAsync(Clients.Patience)).Status);
    }

    [Fact]
    public async Task A_connection_that_stays_broken_is_a_lost_connection()
    {
        using var handler = new ScriptedHandler(Step.FailSent());
        using var client = Clients.Over(handler, _clock);

        var error = await client.FailToQueryAsync();

        Assert.Equal(StarVideosErrorKind.ConnectionLost, error.Kind);
        Assert.True(error.IsSafeToRetry);
        Assert.Equal(5, handler.Sent.Count);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again()
    {
        using var handler = new ScriptedHandler(
            Step.Answer(200, () => new UntoldContent(new FailingStream([(byte)'{'], new IOException("cut")))),
            Step.Answer(200, AnswerText.Completed));
        using var client = Clients.Over(handler, _clock);

        Assert.Equal(VideoTaskStatus.Completed, (await client.QueryAsync("video_1")).Status);
    }

    [Fact]
    public async Task Asking_once_asks_once()
    {
        using var handler = new ScriptedHandler(Step.Answer(500));
        using var client = Clients.Over(handler, _clock);

        await Assert.ThrowsAsync<StarVideosException>(() => new TaskQuery(client).AskOnceAsync(new VideoTask { Id = "video_1" }, CancellationToken.None));

        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task A_query_on_its_way_ends_at_once_when_cancelled()
    {
        using var stop = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Step.HangSent());
        using var client = Clients.Over(handler, _clock);
        var asking = client.QueryAsync("video_1", stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking).WaitAsync(Clients.Patience);
        Assert.Single(handler.Sent);
    }
}
