using StarVideos.Client.Tests.Support;
using StarVideos.Submitting;

namespace StarVideos.Client.Tests.Submitting;

public class SharedPauseTests
{
    private readonly HeldClock _clock = new();

    [Fact]
    public async Task A_pause_asked_of_one_submission_holds_back_the_others()
    {
        using var handler = new ScriptedHandler(Step.Answer(429, "", ("Retry-After", "30")), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, _clock);
        var submitter = new TaskSubmitter(client);
        var first = submitter.SubmitAsync(new TextRequest("first"), CancellationToken.None);
        await _clock.HasDelays(1);

        var second = submitter.SubmitAsync(new TextRequest("second"), CancellationToken.None);
        await _clock.HasDelays(2);
        _clock.Advance(TimeSpan.FromSeconds(29));

        Assert.Single(handler.Sent);

        _clock.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(first, second).WaitAsync(Clients.Patience);
        Assert.Equal(3, handler.Sent.Count);
    }

    /// <summary>Otherwise every further row would get the same answer, and so an unknown outcome.</summary>
    [Theory]
    [InlineData("30", 30)]
    [InlineData("3600", 120)]
    public async Task A_pause_asked_of_a_submission_of_unknown_outcome_holds_back_the_others(string asked, int held)
    {
        using var handler = new ScriptedHandler(Step.Answer(503, "", ("Retry-After", asked)), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, _clock);
        var submitter = new TaskSubmitter(client);
        var error = await Assert.ThrowsAsync<StarVideosException>(() => submitter.SubmitAsync(new TextRequest("first"), CancellationToken.None)).WaitAsync(Clients.Patience);
        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);

        var second = submitter.SubmitAsync(new TextRequest("second"), CancellationToken.None);
        await _clock.HasDelays(1);

        Assert.Equal(TimeSpan.FromSeconds(held), _clock.Delays[0]);
        _clock.Advance(TimeSpan.FromSeconds(held));
        await second.WaitAsync(Clients.Patience);
        Assert.Equal(2, handler.Sent.Count);
    }

    [Fact]
    public async Task Those_held_back_start_when_the_pause_is_over()
    {
        using var handler = new ScriptedHandler(Step.Answer(429, "", ("Retry-After", "30")), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, _clock);
        var submitter = new TaskSubmitter(client);
        var first = submitter.SubmitAsync(new TextRequest("first"), CancellationToken.None);
        await _clock.HasDelays(1);
        _clock.Advance(TimeSpan.FromSeconds(10));

        var second = submitter.SubmitAsync(new TextRequest("second"), CancellationToken.None);
        await _clock.HasDelays(2);

        Assert.Equal(TimeSpan.FromSeconds(20), _clock.Delays[1]);
        _clock.Advance(TimeSpan.FromSeconds(21));
        await Task.WhenAll(first, second).WaitAsync(Clients.Patience);
    }

    [Fact]
    public async Task A_failure_that_asks_for_no_pause_holds_nobody_back()
    {
        using var handler = new ScriptedHandler(Step.Answer(429), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, _clock);
        var submitter = new TaskSubmitter(client);
        var first = submitter.SubmitAsync(new TextRequest("first"), CancellationToken.None);
        await _clock.HasDelays(1);

        await submitter.SubmitAsync(new TextRequest("second"), CancellationToken.None).WaitAsync(Clients.Patience);

        Assert.Equal(["first", "second"], handler.Sent.Select(sent => sent.Body.Contains("first", StringComparison.Ordinal) ? "first" : "second"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await first.WaitAsync(Clients.Patience);
    }

    [Fact]
    public async Task Who_is_held_back_can_be_cancelled_at_once_and_has_sent_nothing()
    {
        using var stop = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Step.Answer(429, "", ("Retry-After", "30")), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, _clock);
        var submitter = new TaskSubmitter(client);
        var first = submitter.SubmitAsync(new TextRequest("first"), stop.Token);
        var second = submitter.SubmitAsync(new TextRequest("second"), stop.Token);
        await _clock.HasDelays(2);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first).WaitAsync(Clients.Patience);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second).WaitAsync(Clients.Patience);
        Assert.Single(handler.Sent);
    }
}
