using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Proofs;

/// <summary>
/// An answer without an id proves that nothing was created only if it says so. An answer about a running task, or about a request that was
/// accepted for later, says the opposite. If it were read as a refusal, the next run would send the row again.
/// </summary>
public sealed class UnprovenRefusalTests
{
    [Theory]
    [InlineData(200, """{"status":"queued","message":"accepted"}""")]
    [InlineData(200, """{"object":"video","status":"processing","msg":"任务已提交"}""")]
    [InlineData(200, """{"msg":"submitted","data":{"status":"queued"}}""")]
    [InlineData(200, """{"status":"pending","code":"1001"}""")]
    [InlineData(202, """{"message":"accepted for processing"}""")]
    [InlineData(201, """{"msg":"created"}""")]
    public async Task An_answer_without_id_that_tells_of_a_task_is_unknown(int status, string body)
    {
        using var handler = new ScriptedHandler(Step.Answer(status, body));
        using var client = Clients.Over(handler);

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, (await client.FailToCreateAsync()).Kind);
        Assert.Single(handler.Sent);
    }

    [Theory]
    [InlineData("""{"status":"failed","message":"the prompt was refused"}""")]
    [InlineData("""{"code":"204","msg":"登录验证失败"}""")]
    [InlineData("""{"error":"the prompt was refused"}""")]
    public async Task An_answer_without_id_that_says_why_not_is_a_refusal(string body)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, body));
        using var client = Clients.Over(handler);

        Assert.NotEqual(StarVideosErrorKind.SubmissionOutcomeUnknown, (await client.FailToCreateAsync()).Kind);
        Assert.Single(handler.Sent);
    }
}
