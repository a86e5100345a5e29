using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Http;

/// <summary>
/// Over real sockets: a connection on which one submission succeeded breaks during the second. In this case frameworks send a request again
/// by themselves, and the second submission would be billed twice.
/// </summary>
public class ReusedConnectionTests
{
    public static TheoryData<string> Ends => ["close", "reset", "half a status line", "half the headers", "half the body", "half a chunk"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_create_that_was_read_and_not_answered_is_not_sent_again(string end)
    {
        await using var server = new RawServer(async connection =>
        {
            if (connection.Number > 1)
            {
                await AnswerEverythingAsync(connection);
                return;
            }

            await connection.ReadAsync();
            await connection.AnswerAsync(200, AnswerText.Queued);
            await connection.ReadAsync();
            await EndAsync(connection, end);
        });
        using var client = Clients.OverSockets(server.BaseUri);
        await client.CreateAsync(new TextRequest("first")).WaitAsync(Clients.Patience);

        var error = await client.FailToCreateAsync();

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);
        Assert.Equal(1, server.Connections);
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.True(request.IsCreate));
    }

    [Fact]
    public async Task A_create_on_a_connection_that_was_closed_while_idle_is_sent_once_or_has_an_unknown_outcome()
    {
        for (var round = 0; round < 20; round++)
        {
            await using var server = new RawServer(async connection =>
            {
                await connection.ReadAsync();
                await connection.AnswerAsync(200, AnswerText.Queued);

                // The first connection is closed when it is idle.
                if (connection.Number > 1)
                {
                    await AnswerEverythingAsync(connection);
                }
            });
            using var client = Clients.OverSockets(server.BaseUri);
            await client.CreateAsync(new TextRequest("first")).WaitAsync(Clients.Patience);

            try
            {
                await client.CreateAsync(new TextRequest("second")).WaitAsync(Clients.Patience);

                Assert.Equal(2, server.Requests.Count);
            }
            catch (StarVideosException error)
            {
                Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);
                Assert.InRange(server.Requests.Count, 1, 2);
            }
        }
    }

    [Fact]
    public async Task A_query_on_a_connection_that_breaks_is_asked_again()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            if (connection.Number > 1)
            {
                await connection.AnswerAsync(200, AnswerText.Completed);
            }
        });
        using var client = Clients.OverSockets(server.BaseUri);

        Assert.Equal(VideoTaskStatus.Completed, (await client.QueryAsync("video_1").WaitAsync(Clients.Patience)).Status);
    }

    private static async Task EndAsync(RawConnection connection, string end)
    {
        switch (end)
        {
            case "reset":
                connection.Reset();
                break;
            case "half a status line":
                await connection.WriteAsync("HTTP/1.1 2");
                break;
            case "half the headers":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Le");
                break;
            case "half the body":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":\"video_2\"");
                break;
            case "half a chunk":
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{\"id\":\"video_2\"}");
                break;
            default:
                break;
        }
    }

    private static async Task AnswerEverythingAsync(RawConnection connection)
    {
        while (await connection.ReadAsync() is not null)
        {
            await connection.AnswerAsync(200, AnswerText.Queued);
        }
    }
}
