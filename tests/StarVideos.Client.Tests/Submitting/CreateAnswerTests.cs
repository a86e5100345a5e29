using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Submitting;

/// <summary>Whether an HTTP 200 says that a task was created. The request is sent once for each answer: none allows a second submission.</summary>
public class CreateAnswerTests
{
    [Theory]
    [InlineData("""{"code":"204","msg":"登录验证失败"}""", StarVideosErrorKind.AuthenticationFailed, "登录验证失败")]
    [InlineData("""{"code":204,"msg":"登录验证失败"}""", StarVideosErrorKind.AuthenticationFailed, "登录验证失败")]
    [InlineData("""{"code":"204","msg":"登录验证失败","data":null}""", StarVideosErrorKind.AuthenticationFailed, "登录验证失败")]
    [InlineData("""{"code":"401","msg":"no"}""", StarVideosErrorKind.AuthenticationFailed, "no")]
    [InlineData("""{"code":"403","msg":"no"}""", StarVideosErrorKind.AccessDenied, "no")]
    [InlineData("""{"error":{"code":"AuthenticationError","message":"bad key","type":"Unauthorized"}}""", StarVideosErrorKind.AuthenticationFailed, "bad key")]
    [InlineData("""{"msg":"缺少必填参数: prompt"}""", StarVideosErrorKind.RequestRejected, "缺少必填参数: prompt")]
    [InlineData("""{"message":"balance is too low"}""", StarVideosErrorKind.RequestRejected, "balance is too low")]
    [InlineData("""{"id":null,"status":"failed","error":"content policy"}""", StarVideosErrorKind.RequestRejected, "content policy")]
    [InlineData("""{"id":"","error":{"detail":"content policy"}}""", StarVideosErrorKind.RequestRejected, "content policy")]
    [InlineData("""{"error":{"code":"E1","message":"too long"}}""", StarVideosErrorKind.RequestRejected, "too long")]
    [InlineData("""{"fail_reason":"content policy"}""", StarVideosErrorKind.RequestRejected, "content policy")]
    [InlineData("""{"code":"429","msg":"too fast"}""", StarVideosErrorKind.RequestRejected, "too fast")]
    public async Task An_error_without_an_id_created_nothing(string body, StarVideosErrorKind kind, string words)
    {
        var error = await FailAsync(body);

        Assert.Equal(kind, error.Kind);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(200, error.HttpStatus);
        Assert.False(error.IsSafeToRetry);
    }

    [Theory]
    [InlineData("", "was empty")]
    [InlineData("<html><body>Welcome</body></html>", "was not a JSON object")]
    [InlineData("{\"id\":\"video_1\",\"sta", "was not a JSON object")]
    [InlineData("[]", "was not a JSON object")]
    [InlineData("null", "was not a JSON object")]
    [InlineData("{}", "neither an id nor an error")]
    [InlineData("""{"code":0,"msg":"success"}""", "neither an id nor an error")]
    [InlineData("""{"code":0,"msg":null,"data":null}""", "neither an id nor an error")]
    [InlineData("""{"code":0,"msg":null,"data":{}}""", "neither an id nor an error")]
    [InlineData("""{"data":"video_1"}""", "neither an id nor an error")]
    [InlineData("""{"task_id":"video_1","status":"queued"}""", "neither an id nor an error")]
    [InlineData("""{"status":"queued"}""", "neither an id nor an error")]
    [InlineData("""{"id":true}""", "neither an id nor an error")]
    [InlineData("""{"error":{}}""", "neither an id nor an error")]
    [InlineData("""{"id":"../../etc/passwd","status":"queued"}""", "no task can have")]
    [InlineData("""{"id":"a b"}""", "no task can have")]
    [InlineData("""{"id":"video_1\n"}""", "no task can have")]
    [InlineData("""{"id":"..","error":"failed"}""", "no task can have")]
    [InlineData("""{"id":-1}""", "no task can have")]
    public async Task An_answer_that_proves_nothing_leaves_the_outcome_unknown(string body, string known)
    {
        var error = await FailAsync(body);

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);
        Assert.Contains(known, error.Message, StringComparison.Ordinal);
        Assert.False(error.IsSafeToRetry);
    }

    [Theory]
    [InlineData(AnswerText.Queued, "video_1")]
    [InlineData("""{"code":0,"msg":null,"data":{"id":"video_1","status":"queued"}}""", "video_1")]
    [InlineData("""{"code":"200","msg":"success","data":{"id":"video_1"}}""", "video_1")]
    [InlineData("""{"id":null,"data":{"id":"video_1"}}""", "video_1")]
    [InlineData("""{"id":123}""", "123")]
    [InlineData("""{"id":"mcp_e36e"}""", "mcp_e36e")]
    [InlineData("""{"id":"video_1","code":"500","msg":"busy"}""", "video_1")]
    [InlineData("""{"id":"video_1","error":"failed at once","status":"failed"}""", "video_1")]
    [InlineData("""{"id":"video_1","status":"queued","error":"cut \ud83d"}""", "video_1")]
    [InlineData("\ufeff{\"id\":\"video_1\"}", "video_1")]
    public async Task An_answer_with_an_id_created_a_task(string body, string id)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, body));
        using var client = Clients.Over(handler);

        Assert.Equal(id, (await client.CreateAsync(new TextRequest("A cat"))).Id);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task A_deep_answer_leaves_the_outcome_unknown() =>
        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, (await FailAsync(new string('[', 500_000))).Kind);

    [Fact]
    public async Task An_odd_id_is_shown_on_one_clean_line()
    {
        var error = await FailAsync("""{"id":"\u001b[2J\r\nall is well"}""");

        Assert.DoesNotContain(error.Message, character => char.IsControl(character));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_of_more_than_a_megabyte_leaves_the_outcome_unknown(bool isLengthTold)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, () =>
        {
            var content = new UntoldContent(new EndlessStream(2 * 1024 * 1024));
            content.Headers.ContentLength = isLengthTold ? 2 * 1024 * 1024 : null;
            return content;
        }));
        using var client = Clients.Over(handler);

        var error = await client.FailToCreateAsync();

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);
        Assert.Contains("too large", error.Message, StringComparison.Ordinal);
        Assert.Single(handler.Sent);
    }

    private static async Task<StarVideosException> FailAsync(string body)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, body));
        using var client = Clients.Over(handler);

        var error = await client.FailToCreateAsync();

        Assert.Single(handler.Sent);
        return error;
    }
}
