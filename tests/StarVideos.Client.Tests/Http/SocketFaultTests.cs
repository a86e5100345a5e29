using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Http;

/// <summary>Over real sockets: which faults of the library's own handler count as sent.</summary>
public class SocketFaultTests
{
    [Fact]
    public async Task A_submission_goes_through()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.AnswerAsync(200, AnswerText.Queued);
        });
        using var client = Clients.OverSockets(server.BaseUri);

        Assert.Equal("video_1", (await client.CreateAsync(new TextRequest("A cat")).WaitAsync(Clients.Patience)).Id);

        var request = Assert.Single(server.Requests);
        Assert.True(request.IsCreate);
        Assert.Equal("""{"model":"starvideos_o3","prompt":"A cat"}""", request.Body);
        Assert.Contains($"\r\nAuthorization: Bearer {TestKey.Value}\r\n", request.Head, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/json\r\n", request.Head, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", request.Head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Accept-Encoding", request.Head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_refused_connection_created_nothing_and_is_tried_five_times()
    {
        Uri nobody;
        await using (var server = new RawServer(_ => Task.CompletedTask))
        {
            nobody = server.BaseUri;
        }

        var clock = new ManualClock();
        using var client = Clients.OverSockets(nobody, clock);

        Assert.Equal(StarVideosErrorKind.ServiceUnreachable, (await client.FailToCreateAsync()).Kind);
        Assert.Equal(4, clock.Delays.Count);
    }

    [Fact]
    public async Task A_failed_TLS_handshake_created_nothing_and_sent_no_key()
    {
        var heard = new List<string>();
        await using var server = new RawServer(async connection =>
        {
            // Not TLS: the client gives up on the handshake.
            await connection.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n");
            if (await connection.ReadAsync() is { } request)
            {
                lock (heard)
                {
                    heard.Add(request.Head);
                }
            }
        });
        using var client = Clients.OverSockets(new Uri($"https://127.0.0.1:{server.Port}/"));

        var error = await client.FailToCreateAsync();

        Assert.Equal(StarVideosErrorKind.ServiceUnreachable, error.Kind);
        Assert.Equal(5, server.Connections);
        Assert.Empty(heard);
    }

    [Fact]
    public async Task A_server_that_reads_and_never_answers_leaves_the_outcome_unknown()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.HangAsync();
        });
        using var client = Clients.OverSockets(server.BaseUri, timeout: TimeSpan.FromMilliseconds(300));

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, (await client.FailToCreateAsync()).Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_caller_who_stops_after_the_server_has_read_has_an_unknown_outcome()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await stop.CancelAsync();
            await connection.HangAsync();
        });
        using var client = Clients.OverSockets(server.BaseUri);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => client.CreateAsync(new TextRequest("A cat"), stop.Token)).WaitAsync(Clients.Patience);

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_endless_answer_ends_soon_after_a_megabyte()
    {
        long written = 0;
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"id\":\"");
            var more = new string('x', 64 * 1024);
            while (true)
            {
                await connection.WriteAsync(more);
                Interlocked.Add(ref written, more.Length);
            }
        });
        using var client = Clients.OverSockets(server.BaseUri);

        var error = await client.FailToCreateAsync();

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);
        Assert.Contains("too large", error.Message, StringComparison.Ordinal);
        Assert.InRange(Interlocked.Read(ref written), 1024 * 1024, 32L * 1024 * 1024);
    }

    [Fact]
    public async Task Endless_headers_end_in_an_error()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.WriteAsync("HTTP/1.1 200 OK\r\n");
            while (true)
            {
                await connection.WriteAsync($"X-More: {new string('x', 4096)}\r\n");
            }
        });
        using var client = Clients.OverSockets(server.BaseUri);

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, (await client.FailToCreateAsync()).Kind);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")]
    public async Task An_answer_before_the_answer_does_not_matter(string before)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.WriteAsync(before);
            await connection.AnswerAsync(200, AnswerText.Queued);
        });
        using var client = Clients.OverSockets(server.BaseUri);

        Assert.Equal("video_1", (await client.CreateAsync(new TextRequest("A cat")).WaitAsync(Clients.Patience)).Id);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_does_not_speak_HTTP_leaves_the_outcome_unknown()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.WriteAsync("220 smtp.example.com ready\r\n\r\n");
        });
        using var client = Clients.OverSockets(server.BaseUri);

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, (await client.FailToCreateAsync()).Kind);
        Assert.Single(server.Requests);
    }
}
