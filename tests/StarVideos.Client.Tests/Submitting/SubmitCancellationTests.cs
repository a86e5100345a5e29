using StarVideos.Client.Tests.Support;
using StarVideos.Submitting;

namespace StarVideos.Client.Tests.Submitting;

public class SubmitCancellationTests
{
    [Fact]
    public async Task Cancelled_before_it_began_nothing_is_sent()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CreateAsync(new TextRequest("A cat"), new CancellationToken(canceled: true)));

        Assert.Empty(handler.Sent);
    }

    [Fact]
    public async Task Cancelled_before_it_left_it_ends_as_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Step.HangUnsent());
        using var client = Clients.Over(handler);
        var submitting = client.CreateAsync(new TextRequest("A cat"), stop.Token);

        await stop.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submitting).WaitAsync(Clients.Patience);
        Assert.Equal(stop.Token, cancelled.CancellationToken);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task Cancelled_after_it_left_the_outcome_is_unknown()
    {
        using var stop = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Step.HangSent());
        using var client = Clients.Over(handler);
        var submitting = client.CreateAsync(new TextRequest("A cat"), stop.Token);

        await stop.CancelAsync();

        var error = await Assert.ThrowsAsync<StarVideosException>(() => submitting).WaitAsync(Clients.Patience);
        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);
        Assert.Contains("stopped before the answer came", error.Message, StringComparison.Ordinal);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task Cancelled_while_waiting_for_a_retry_it_ends_at_once()
    {
        var clock = new HeldClock();
        using var stop = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Step.Answer(429));
        using var client = Clients.Over(handler, clock);
        var submitting = client.CreateAsync(new TextRequest("A cat"), stop.Token);
        await clock.HasDelays(1);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submitting).WaitAsync(Clients.Patience);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task Told_to_start_no_more_it_starts_nothing()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new TaskSubmitter(client).SubmitAsync(new TextRequest("A cat"), CancellationToken.None, mayStart: new CancellationToken(canceled: true)));

        Assert.Empty(handler.Sent);
    }

    [Fact]
    public async Task Told_to_start_no_more_what_is_on_its_way_may_still_arrive()
    {
        using var mayStart = new CancellationTokenSource();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        using var handler = new ScriptedHandler(new Step(true, _ => answer.Task));
        using var client = Clients.Over(handler);
        var submitting = new TaskSubmitter(client).SubmitAsync(new TextRequest("A cat"), CancellationToken.None, mayStart: mayStart.Token);

        await mayStart.CancelAsync();
        answer.SetResult(new HttpResponseMessage { Content = new StringContent(AnswerText.Queued) });

        Assert.Equal("video_1", (await submitting.WaitAsync(Clients.Patience)).Id);
    }

    [Fact]
    public async Task Told_to_start_no_more_a_retry_does_not_start()
    {
        var clock = new HeldClock();
        using var mayStart = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Step.Answer(429), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, clock);
        var submitting = new TaskSubmitter(client).SubmitAsync(new TextRequest("A cat"), CancellationToken.None, mayStart: mayStart.Token);
        await clock.HasDelays(1);

        await mayStart.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submitting).WaitAsync(Clients.Patience);
        Assert.Single(handler.Sent);
    }
}
