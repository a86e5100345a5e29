using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Submitting;

/// <summary>Whether each HTTP status says that a task was created, and how often the request is sent.</summary>
public class CreateStatusTests
{
    private const string Error = """{"error":{"code":"E1","message":"the words of the service"}}""";

    [Theory]
    [InlineData(400, StarVideosErrorKind.RequestRejected)]
    [InlineData(401, StarVideosErrorKind.AuthenticationFailed)]
    [InlineData(402, StarVideosErrorKind.RequestRejected)]
    [InlineData(403, StarVideosErrorKind.AccessDenied)]
    [InlineData(404, StarVideosErrorKind.EndpointNotFound)]
    [InlineData(422, StarVideosErrorKind.RequestRejected)]
    public async Task A_refusal_created_nothing_and_is_sent_once(int status, StarVideosErrorKind kind)
    {
        using var handler = new ScriptedHandler(Step.Answer(status, Error));
        using var client = Clients.Over(handler);

        var error = await client.FailToCreateAsync();

        Assert.Equal(kind, error.Kind);
        Assert.Equal(status, error.HttpStatus);
        Assert.Equal("E1", error.ServiceCode);
        Assert.Contains("the words of the service", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsSafeToRetry);
        Assert.Single(handler.Sent);
    }

    [Theory]
    [InlineData(429, null, StarVideosErrorKind.RateLimited)]
    [InlineData(429, "1", StarVideosErrorKind.RateLimited)]
    [InlineData(429, "0", StarVideosErrorKind.RateLimited)]
    [InlineData(429, "Fri, 20 Nov 2026 12:00:05 GMT", StarVideosErrorKind.RateLimited)]
    public async Task Not_now_created_nothing_and_is_sent_five_times(int status, string? retryAfter, StarVideosErrorKind kind)
    {
        using var handler = new ScriptedHandler(retryAfter is null ? Step.Answer(status, Error) : Step.Answer(status, Error, ("Retry-After", retryAfter)));
        using var client = Clients.Over(handler);

        var error = await client.FailToCreateAsync();

        Assert.Equal(kind, error.Kind);
        Assert.Equal(status, error.HttpStatus);
        Assert.True(error.IsSafeToRetry);
        Assert.Equal(5, handler.Sent.Count);
    }

    /// <summary>A content delivery network adds the header after it has passed the request on and lost the answer.</summary>
    [Theory]
    [InlineData("1", Error)]
    [InlineData("0", Error)]
    [InlineData("Fri, 20 Nov 2026 12:00:05 GMT", Error)]
    [InlineData("soon", Error)]
    [InlineData("-1", Error)]
    [InlineData("", Error)]
    [InlineData("1", "")]
    [InlineData("1", "<html>503 Service Unavailable</html>")]
    [InlineData("1", """{"error":{"code":"ServiceUnavailable","message":"The service is overloaded."}}""")]
    [InlineData("1", """{"id":"video_1","msg":"rate limit exceeded"}""")]
    [InlineData("soon", """{"error":{"code":"RateLimitExceeded","message":"Too many requests."}}""")]
    public async Task A_503_proves_nothing_with_or_without_Retry_After(string retryAfter, string body)
    {
        using var handler = new ScriptedHandler(Step.Answer(503, body, ("Retry-After", retryAfter)));
        using var client = Clients.Over(handler);

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, (await client.FailToCreateAsync()).Kind);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task A_503_with_Retry_After_and_the_words_of_a_refusal_created_nothing()
    {
        using var handler = new ScriptedHandler(Step.Answer(503, """{"error":{"code":"RateLimitExceeded","message":"Too many requests."}}""", ("Retry-After", "1")));
        using var client = Clients.Over(handler);

        Assert.Equal(StarVideosErrorKind.ServiceUnavailable, (await client.FailToCreateAsync()).Kind);
        Assert.Equal(5, handler.Sent.Count);
    }

    [Fact]
    public async Task Every_other_status_leaves_the_outcome_unknown_and_is_sent_once()
    {
        int[] proofs = [400, 401, 402, 403, 404, 422, 429];
        foreach (var status in Enumerable.Range(300, 300).Except(proofs))
        {
            using var handler = new ScriptedHandler(Step.Answer(status, Error));
            using var client = Clients.Over(handler);

            var error = await client.FailToCreateAsync();

            Assert.True(error.Kind == StarVideosErrorKind.SubmissionOutcomeUnknown, $"HTTP {status} became {error.Kind}.");
            Assert.True(handler.Sent.Count == 1, $"HTTP {status} was sent {handler.Sent.Count} times.");
            Assert.False(error.IsSafeToRetry);
        }
    }

    [Theory]
    [InlineData(302)]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task An_unknown_outcome_says_what_the_service_answered(int status)
    {
        using var handler = new ScriptedHandler(Step.Answer(status, Error));
        using var client = Clients.Over(handler);

        var error = await client.FailToCreateAsync();

        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.Contains("the words of the service", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_success_with_an_id_is_a_created_task()
    {
        foreach (var status in Enumerable.Range(200, 100))
        {
            using var handler = new ScriptedHandler(Step.Answer(status, AnswerText.Queued));
            using var client = Clients.Over(handler);

            Assert.Equal("video_1", (await client.CreateAsync(new TextRequest("A cat"))).Id);
            Assert.Single(handler.Sent);
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(299)]
    public async Task A_success_with_nothing_in_it_leaves_the_outcome_unknown(int status)
    {
        using var handler = new ScriptedHandler(Step.Answer(status));
        using var client = Clients.Over(handler);

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, (await client.FailToCreateAsync()).Kind);
        Assert.Single(handler.Sent);
    }

    [Theory]
    [InlineData("<html>Bad Request</html>")]
    [InlineData("")]
    [InlineData("{\"cut")]
    public async Task A_refusal_without_readable_words_is_a_refusal_all_the_same(string body)
    {
        using var handler = new ScriptedHandler(Step.Answer(400, body));
        using var client = Clients.Over(handler);

        var error = await client.FailToCreateAsync();

        Assert.Equal(StarVideosErrorKind.RequestRejected, error.Kind);
        Assert.Equal("The service refused the submission: HTTP 400.", error.Message);
    }

    [Fact]
    public async Task A_refusal_that_hides_an_id_is_a_refusal()
    {
        using var handler = new ScriptedHandler(Step.Answer(400, AnswerText.Queued));
        using var client = Clients.Over(handler);

        Assert.Equal(StarVideosErrorKind.RequestRejected, (await client.FailToCreateAsync()).Kind);
    }
}
