using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Querying;

/// <summary>The result of a query for each HTTP status, and the number of requests. A query is free, so it is repeated after temporary faults.</summary>
public class QueryStatusTests
{
    private const string Error = """{"error":{"code":"E1","message":"the words of the service"}}""";

    [Theory]
    [InlineData(401, StarVideosErrorKind.AuthenticationFailed)]
    [InlineData(403, StarVideosErrorKind.AccessDenied)]
    [InlineData(404, StarVideosErrorKind.TaskNotFound)]
    [InlineData(400, StarVideosErrorKind.RequestRejected)]
    [InlineData(405, StarVideosErrorKind.RequestRejected)]
    [InlineData(422, StarVideosErrorKind.RequestRejected)]
    [InlineData(302, StarVideosErrorKind.RequestRejected)]
    public async Task A_refusal_is_asked_once(int status, StarVideosErrorKind kind)
    {
        using var handler = new ScriptedHandler(Step.Answer(status, Error));
        using var client = Clients.Over(handler);

        var error = await client.FailToQueryAsync();

        Assert.Equal(kind, error.Kind);
        Assert.Equal(status, error.HttpStatus);
        Assert.Equal("E1", error.ServiceCode);
        Assert.Contains("the words of the service", error.Message, StringComparison.Ordinal);
        Assert.Single(handler.Sent);
    }

    [Theory]
    [InlineData(429, StarVideosErrorKind.RateLimited)]
    [InlineData(408, StarVideosErrorKind.ServiceUnavailable)]
    [InlineData(425, StarVideosErrorKind.ServiceUnavailable)]
    [InlineData(500, StarVideosErrorKind.ServiceUnavailable)]
    [InlineData(502, StarVideosErrorKind.ServiceUnavailable)]
    [InlineData(503, StarVideosErrorKind.ServiceUnavailable)]
    [InlineData(504, StarVideosErrorKind.ServiceUnavailable)]
    [InlineData(599, StarVideosErrorKind.ServiceUnavailable)]
    public async Task What_may_pass_is_asked_five_times(int status, StarVideosErrorKind kind)
    {
        using var handler = new ScriptedHandler(Step.Answer(status, Error));
        using var client = Clients.Over(handler);

        var error = await client.FailToQueryAsync();

        Assert.Equal(kind, error.Kind);
        Assert.Equal(status, error.HttpStatus);
        Assert.True(error.IsSafeToRetry);
        Assert.Equal(5, handler.Sent.Count);
    }

    [Theory]
    [InlineData("""{"message":"No handler found for GET /v1/result/video_1"}""", StarVideosErrorKind.EndpointNotFound)]
    [InlineData("""{"msg":"no handler found for GET /v1/result/video_1"}""", StarVideosErrorKind.EndpointNotFound)]
    [InlineData("""{"message":"task not found"}""", StarVideosErrorKind.TaskNotFound)]
    [InlineData("", StarVideosErrorKind.TaskNotFound)]
    [InlineData("<html>404</html>", StarVideosErrorKind.TaskNotFound)]
    public async Task A_404_of_the_gateway_is_told_from_one_of_the_service(string body, StarVideosErrorKind kind)
    {
        using var handler = new ScriptedHandler(Step.Answer(404, body));
        using var client = Clients.Over(handler);

        Assert.Equal(kind, (await client.FailToQueryAsync()).Kind);
    }

    [Fact]
    public async Task An_unknown_task_is_named()
    {
        using var handler = new ScriptedHandler(Step.Answer(404));
        using var client = Clients.Over(handler);

        Assert.Contains("video_1", (await client.FailToQueryAsync()).Message, StringComparison.Ordinal);
    }
}
