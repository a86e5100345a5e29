using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Submitting;

public class UnknownOutcomeTests
{
    [Fact]
    public async Task It_says_that_money_may_be_spent_and_invites_no_second_try()
    {
        foreach (var step in new[] { Step.FailSent(), Step.Answer(500, "busy, please retry"), Step.Answer(200), Step.Answer(200, "{}"), Step.Answer(200, """{"id":"a b"}""") })
        {
            using var handler = new ScriptedHandler(step);
            using var client = Clients.Over(handler);

            var error = await client.FailToCreateAsync();

            Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);
            Assert.Contains("may exist and be billed", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("again", error.Message, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("retry", error.Message, StringComparison.OrdinalIgnoreCase);
            Assert.False(error.IsSafeToRetry);
        }
    }

    [Theory]
    [InlineData(500)]
    [InlineData(200)]
    public async Task It_carries_the_status_of_the_answer_if_there_was_one(int status)
    {
        using var handler = new ScriptedHandler(Step.Answer(status));
        using var client = Clients.Over(handler);

        Assert.Equal(status, (await client.FailToCreateAsync()).HttpStatus);
    }

    [Fact]
    public async Task It_carries_the_code_of_the_service_if_there_was_one()
    {
        using var handler = new ScriptedHandler(Step.Answer(500, """{"code":"E1","msg":"busy"}"""));
        using var client = Clients.Over(handler);

        Assert.Equal("E1", (await client.FailToCreateAsync()).ServiceCode);
    }

    [Fact]
    public async Task It_is_not_retried_even_after_safe_retries()
    {
        using var handler = new ScriptedHandler(Step.Answer(429), Step.FailUnsent(), Step.Answer(429, "", ("Retry-After", "1")), Step.Answer(500), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler);

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, (await client.FailToCreateAsync()).Kind);
        Assert.Equal(4, handler.Sent.Count);
    }
}
