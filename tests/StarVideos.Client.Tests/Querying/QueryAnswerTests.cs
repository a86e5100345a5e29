using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Querying;

public class QueryAnswerTests
{
    [Theory]
    [InlineData(AnswerText.Queued, VideoTaskStatus.Queued)]
    [InlineData(AnswerText.Processing, VideoTaskStatus.Processing)]
    [InlineData(AnswerText.Completed, VideoTaskStatus.Completed)]
    [InlineData(AnswerText.Failed, VideoTaskStatus.Failed)]
    [InlineData("""{"status":"SUCCESS"}""", VideoTaskStatus.Completed)]
    [InlineData("""{"id":"video_1","status":"canceled"}""", VideoTaskStatus.Cancelled)]
    [InlineData("""{"id":"video_1","status":"moderating"}""", VideoTaskStatus.Processing)]
    [InlineData("""{"code":0,"msg":null,"data":{"id":"video_1","status":"done"}}""", VideoTaskStatus.Completed)]
    [InlineData("""{"code":500,"msg":"but here it is","id":"video_1","status":"done"}""", VideoTaskStatus.Completed)]
    [InlineData("\ufeff{\"status\":\"done\"}", VideoTaskStatus.Completed)]
    public async Task An_answer_with_a_status_says_how_the_task_is(string body, VideoTaskStatus status)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, body));
        using var client = Clients.Over(handler);

        var task = await client.QueryAsync("video_1");

        Assert.Equal("video_1", task.Id);
        Assert.Equal(status, task.Status);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task A_numeric_id_is_the_same_task()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, """{"id":123,"status":"queued"}"""));
        using var client = Clients.Over(handler);

        Assert.Equal("123", (await client.QueryAsync("123")).Id);
    }

    [Fact]
    public async Task A_completed_task_without_an_address_is_completed_without_an_address()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, """{"id":"video_1","status":"completed","video_url":null}"""));
        using var client = Clients.Over(handler);

        var task = await client.QueryAsync("video_1");

        Assert.Equal(VideoTaskStatus.Completed, task.Status);
        Assert.Null(task.VideoUrl);
    }

    [Theory]
    [InlineData("""{"code":"204","msg":"登录验证失败"}""", StarVideosErrorKind.AuthenticationFailed)]
    [InlineData("""{"error":{"code":"AuthenticationError","message":"bad key"}}""", StarVideosErrorKind.AuthenticationFailed)]
    [InlineData("""{"code":403,"msg":"no"}""", StarVideosErrorKind.AccessDenied)]
    [InlineData("""{"msg":"task does not exist"}""", StarVideosErrorKind.RequestRejected)]
    [InlineData("""{"id":"video_1","error":"busy"}""", StarVideosErrorKind.RequestRejected)]
    public async Task An_error_without_a_status_is_an_error(string body, StarVideosErrorKind kind)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, body));
        using var client = Clients.Over(handler);

        Assert.Equal(kind, (await client.FailToQueryAsync()).Kind);
        Assert.Single(handler.Sent);
    }

    [Theory]
    [InlineData("", "was empty")]
    [InlineData("<html></html>", "was not a JSON object")]
    [InlineData("{\"id\":\"video_1\",\"sta", "was not a JSON object")]
    [InlineData("{}", "has no status")]
    [InlineData("""{"id":"video_1"}""", "has no status")]
    [InlineData("""{"code":0,"msg":"success","data":null}""", "has no status")]
    [InlineData("""{"id":"video_1","status":""}""", "has no status")]
    [InlineData("""{"id":"video_1","status":{"text":"done"}}""", "has no status")]
    [InlineData("""{"id":"video_2","status":"completed","video_url":"https://example.com/other.mp4"}""", "about another task, 'video_2'")]
    [InlineData("""{"id":"../../x","status":"completed"}""", "about another task")]
    [InlineData("""{"id":"VIDEO_1","status":"completed"}""", "about another task")]
    public async Task An_unreadable_answer_is_asked_for_again_and_then_an_error(string body, string why)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, body));
        using var client = Clients.Over(handler);

        var error = await client.FailToQueryAsync();

        Assert.Equal(StarVideosErrorKind.AnswerUnreadable, error.Kind);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Equal(200, error.HttpStatus);
        Assert.Equal(5, handler.Sent.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_of_more_than_a_megabyte_is_unreadable(bool isLengthTold)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, () =>
        {
            var content = new UntoldContent(new EndlessStream(2 * 1024 * 1024));
            content.Headers.ContentLength = isLengthTold ? 2 * 1024 * 1024 : null;
            return content;
        }));
        using var client = Clients.Over(handler);

        var error = await client.FailToQueryAsync();

        Assert.Equal(StarVideosErrorKind.AnswerUnreadable, error.Kind);
        Assert.Contains("too large", error.Message, StringComparison.Ordinal);
    }
}
