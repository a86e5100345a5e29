using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Submitting;

/// <summary>
/// Which HTTP 200 without an id proves that nothing was created: docs/PROOFS.md has the table. The next run sends a refused row again. So an
/// answer that may also be given for an accepted request must not count as a refusal.
/// </summary>
public sealed class RefusalProofTests
{
    [Theory]
    [InlineData("""{"code":"204","msg":"登录验证失败"}""")]
    [InlineData("""{"code":204.0,"msg":"登录验证失败"}""")]
    [InlineData("""{"msg":"登录验证失败"}""")]
    [InlineData("""{"msg":"缺少必填参数: prompt"}""")]
    [InlineData("""{"message":"No handler found for POST /v1/starvideos/videos"}""")]
    [InlineData("""{"error":{"code":"AuthenticationError","message":"…","type":"Unauthorized"}}""")]
    [InlineData("""{"error":{"code":"InvalidParameter"}}""")]
    [InlineData("""{"error":"duration must be between 3 and 15"}""")]
    [InlineData("""{"code":"400","msg":"没有说明"}""")]
    [InlineData("""{"code":429}""")]
    [InlineData("""{"code":1001,"msg":"积分不足"}""")]
    [InlineData("""{"code":"E7","data":{"msg":"参数错误"}}""")]
    [InlineData("""{"code":"rate_limit_exceeded","message":"no"}""")]
    [InlineData("""{"id":null,"status":"failed","error":"the prompt was refused","data":null}""")]
    public async Task A_code_or_words_of_a_refusal_prove_it(string body) =>
        Assert.NotEqual(StarVideosErrorKind.SubmissionOutcomeUnknown, await KindAsync(body));

    [Theory]

    // Codes of a time-out or of a server error, with any words.
    [InlineData("""{"code":"504","msg":"upstream timeout"}""")]
    [InlineData("""{"code":504,"msg":"the parameters are invalid"}""")]
    [InlineData("""{"code":"504.0","msg":"no"}""")]
    [InlineData("""{"code":"HTTP_504","msg":"the parameters are invalid"}""")]
    [InlineData("""{"code":"408","msg":"no"}""")]
    [InlineData("""{"code":"425","msg":"no"}""")]
    [InlineData("""{"code":"500","msg":"no"}""")]
    [InlineData("""{"code":"409","msg":"no"}""")]
    [InlineData("""{"code":"400","data":{"error_code":"503"}}""")]
    [InlineData("""{"error":{"code":502,"message":"invalid answer"}}""")]
    [InlineData("""{"code":"204","code":"504","msg":"登录验证失败"}""")]

    // Words of a time-out or of a server error, with any code.
    [InlineData("""{"msg":"请求超时"}""")]
    [InlineData("""{"code":"400","msg":"上游服务超时"}""")]
    [InlineData("""{"code":"400","error":{"inner":{"reason":"Gateway Time-out"}}}""")]
    [InlineData("""{"code":"RequestTimeout","msg":"the parameters are invalid"}""")]
    [InlineData("""{"error":"Internal server error"}""")]
    [InlineData("""{"error":"HTTP 502: invalid answer"}""")]
    [InlineData("""{"message":"system is busy"}""")]
    [InlineData("""{"msg":"请求已存在, 参数无效"}""")]

    // Success, in words or codes.
    [InlineData("""{"msg":"提交成功"}""")]
    [InlineData("""{"msg":"操作成功","code":"200"}""")]
    [InlineData("""{"code":"400","msg":"提交成功"}""")]
    [InlineData("""{"code":0,"msg":"缺少必填参数"}""")]
    [InlineData("""{"code":"00000","msg":"缺少必填参数"}""")]
    [InlineData("""{"code":201,"msg":"缺少必填参数"}""")]
    [InlineData("""{"code":0,"msg":null,"data":{"error":"content policy"}}""")]
    [InlineData("""{"success":true,"code":"400"}""")]
    [InlineData("""{"message":"Accepted"}""")]
    [InlineData("""{"message":"Your request was submitted. No sensitive data is stored."}""")]
    [InlineData("""{"msg":"任务排队中"}""")]

    // A task without its id.
    [InlineData("""{"task_id":"video_1","msg":"缺少必填参数"}""")]
    [InlineData("""{"code":"400","data":{"taskId":"video_1"}}""")]
    [InlineData("""{"code":"400","data":"video_1"}""")]
    [InlineData("""{"code":"400","videoId":17}""")]
    [InlineData("""{"code":"400","data":[{"id":"video_1"}]}""")]
    [InlineData("""{"id":true,"code":"400"}""")]
    [InlineData("""{"code":"400","status":"queued"}""")]
    [InlineData("""{"code":"400","data":{"status":"dreaming"}}""")]
    [InlineData("""{"code":"400","video_url":"https://media.example.com/1.mp4"}""")]

    // Neither refusal nor success.
    [InlineData("""{"msg":"没有说明"}""")]
    [InlineData("""{"code":"E1","message":"no"}""")]
    [InlineData("""{"code":1001}""")]
    [InlineData("""{"error":"something went wrong"}""")]
    [InlineData("""{"status":"failed","error":"no"}""")]
    [InlineData("""{"prompt":"an invalid passport","msg":"no"}""")]
    [InlineData("""{"extra":{"msg":"缺少必填参数","code":"400"}}""")]
    public async Task Whatever_may_be_said_of_a_task_that_was_made_proves_nothing(string body) =>
        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, await KindAsync(body));

    [Fact]
    public async Task The_words_of_the_service_are_told_with_an_unknown_outcome()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, """{"code":"504","msg":"upstream timeout"}"""));
        using var client = Clients.Over(handler);

        Assert.Contains("HTTP 200, 504: upstream timeout", (await client.FailToCreateAsync()).Message, StringComparison.Ordinal);
    }

    private static async Task<StarVideosErrorKind> KindAsync(string body)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, body));
        using var client = Clients.Over(handler);

        var error = await client.FailToCreateAsync();

        Assert.Single(handler.Sent);
        Assert.False(error.IsSafeToRetry);
        return error.Kind;
    }
}
