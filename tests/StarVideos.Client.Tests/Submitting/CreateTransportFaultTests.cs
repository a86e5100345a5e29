using System.Net.Sockets;
using System.Text;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Submitting;

/// <summary>Whether a connection fault says that a task was created: it depends on whether the request was sent.</summary>
public class CreateTransportFaultTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    public static TheoryData<string> Faults => [.. Made.Keys];

    private static Dictionary<string, Func<Exception>> Made { get; } = new()
    {
        ["no such host"] = () => new HttpRequestException(HttpRequestError.NameResolutionError, "No such host is known", new SocketException((int)SocketError.HostNotFound)),
        ["refused"] = () => new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused", new SocketException((int)SocketError.ConnectionRefused)),
        ["TLS"] = () => new HttpRequestException(HttpRequestError.SecureConnectionError, "The SSL connection could not be established", new IOException()),
        ["reset"] = () => new HttpRequestException("An error occurred while sending the request", new IOException("reset", new SocketException((int)SocketError.ConnectionReset))),
        ["cut"] = () => new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely"),
        ["the handler's own time limit"] = () => new TaskCanceledException("The operation was canceled", new TimeoutException()),
        ["disposed"] = () => new ObjectDisposedException("HttpClient"),
        ["something nobody thought of"] = () => new NotSupportedException("odd"),
    };

    [Theory]
    [InlineData("no such host")]
    [InlineData("refused")]
    [InlineData("TLS")]
    [InlineData("the handler's own time limit")]
    public async Task Before_the_request_left_nothing_was_created_and_it_is_tried_again(string fault)
    {
        using var handler = new ScriptedHandler(Step.FailUnsent(Made[fault]()));
        using var client = Clients.Over(handler);

        var error = await client.FailToCreateAsync();

        Assert.Equal(StarVideosErrorKind.ServiceUnreachable, error.Kind);
        Assert.Contains("nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, handler.Sent.Count);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task After_the_request_left_the_outcome_is_unknown_and_it_is_not_sent_again(string fault)
    {
        using var handler = new ScriptedHandler(Step.FailSent(Made[fault]()));
        using var client = Clients.Over(handler);

        var error = await client.FailToCreateAsync();

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);
        Assert.False(error.IsSafeToRetry);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task No_connection_in_time_created_nothing_and_is_tried_again()
    {
        using var handler = new ScriptedHandler(Step.HangUnsent(), Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, timeout: Soon);

        Assert.Equal("video_1", (await client.CreateAsync(new TextRequest("A cat")).WaitAsync(Clients.Patience)).Id);
        Assert.Equal(2, handler.Sent.Count);
    }

    [Fact]
    public async Task No_answer_in_time_leaves_the_outcome_unknown()
    {
        using var handler = new ScriptedHandler(Step.HangSent());
        using var client = Clients.Over(handler, timeout: Soon);

        var error = await client.FailToCreateAsync();

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);
        Assert.Contains("no answer came within", error.Message, StringComparison.Ordinal);
        Assert.Single(handler.Sent);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("reset")]
    [InlineData("something nobody thought of")]
    public async Task An_answer_that_breaks_off_leaves_the_outcome_unknown(string fault)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, () => new UntoldContent(new FailingStream(Encoding.UTF8.GetBytes("{\"id\":\"vid"), Made[fault]()))));
        using var client = Clients.Over(handler);

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, (await client.FailToCreateAsync()).Kind);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task A_body_that_cannot_be_unpacked_leaves_the_outcome_unknown()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, () => new UntoldContent(new FailingStream([], new InvalidDataException("bad gzip")))));
        using var client = Clients.Over(handler);

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, (await client.FailToCreateAsync()).Kind);
    }

    [Fact]
    public async Task A_refusal_whose_body_breaks_off_is_a_refusal_all_the_same()
    {
        using var handler = new ScriptedHandler(Step.Answer(400, () => new UntoldContent(new FailingStream([1, 2, 3], new IOException("cut")))));
        using var client = Clients.Over(handler);

        Assert.Equal(StarVideosErrorKind.RequestRejected, (await client.FailToCreateAsync()).Kind);
    }

    [Fact]
    public async Task The_cause_is_named_and_kept()
    {
        var cause = Made["refused"]();
        using var handler = new ScriptedHandler(Step.FailUnsent(cause));
        using var client = Clients.Over(handler);

        var error = await client.FailToCreateAsync();

        Assert.Contains(cause.GetBaseException().Message.TrimEnd('.'), error.Message, StringComparison.Ordinal);
        Assert.Same(cause, error.InnerException);
    }
}
