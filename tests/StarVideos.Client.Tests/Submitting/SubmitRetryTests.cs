using System.Globalization;
using StarVideos.Client.Tests.Support;
using StarVideos.Submitting;

namespace StarVideos.Client.Tests.Submitting;

public class SubmitRetryTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_submission_that_gets_through_in_the_end_is_one_task()
    {
        using var handler = new ScriptedHandler(Step.FailUnsent(), Step.Answer(429), Step.Answer(429, "", ("Retry-After", "2")), Step.FailUnsent(), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, _clock);

        Assert.Equal("video_1", (await client.CreateAsync(new TextRequest("A cat"))).Id);

        Assert.Equal(5, handler.Sent.Count);
        Assert.Equal(4, _clock.Delays.Count);
        Assert.InRange(_clock.Delays[0].TotalSeconds, 0, 1);
        Assert.InRange(_clock.Delays[1].TotalSeconds, 0, 2);
        Assert.InRange(_clock.Delays[2].TotalSeconds, 2, 3);
        Assert.InRange(_clock.Delays[3].TotalSeconds, 0, 8);
    }

    [Fact]
    public async Task Every_try_sends_the_same_body()
    {
        using var handler = new ScriptedHandler(Step.Answer(429), Step.Answer(429), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, _clock);

        await client.CreateAsync(new TextRequest("A cat", 5));

        Assert.All(handler.Sent, sent => Assert.Equal("""{"model":"starvideos_o3","prompt":"A cat","duration":5}""", sent.Body));
        Assert.All(handler.Sent, sent => Assert.Equal($"Bearer {TestKey.Value}", sent.Authorization));
    }

    [Fact]
    public async Task A_wait_asked_for_as_a_date_is_waited()
    {
        var date = _clock.UtcNow.AddSeconds(40).ToString("r", CultureInfo.InvariantCulture);
        using var handler = new ScriptedHandler(Step.Answer(429, "", ("Retry-After", date)), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, _clock);

        await client.CreateAsync(new TextRequest("A cat"));

        Assert.InRange(Assert.Single(_clock.Delays).TotalSeconds, 40, 41);
    }

    [Theory]
    [InlineData(429, "120", 2)]
    [InlineData(429, "121", 1)]
    [InlineData(429, "86400", 1)]
    public async Task A_wait_of_more_than_two_minutes_is_not_waited(int status, string retryAfter, int sent)
    {
        using var handler = new ScriptedHandler(Step.Answer(status, "", ("Retry-After", retryAfter)), Step.Answer(400));
        using var client = Clients.Over(handler, _clock);

        var error = await client.FailToCreateAsync();

        Assert.Equal(sent, handler.Sent.Count);
        Assert.Equal(sent == 1 ? TimeSpan.FromSeconds(int.Parse(retryAfter, CultureInfo.InvariantCulture)) : null, error.RetryAfter);
    }

    [Fact]
    public async Task The_caller_hears_of_each_retry()
    {
        var told = new List<(StarVideosErrorKind Kind, TimeSpan Delay)>();
        using var handler = new ScriptedHandler(Step.Answer(429), Step.FailUnsent(), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, _clock);

        await new TaskSubmitter(client, (fault, delay) => told.Add((fault.Kind, delay))).SubmitAsync(new TextRequest("A cat"), CancellationToken.None);

        Assert.Equal([StarVideosErrorKind.RateLimited, StarVideosErrorKind.ServiceUnreachable], told.Select(each => each.Kind));
        Assert.Equal(_clock.Delays, told.Select(each => each.Delay));
    }
}
