using System.Net;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Http;

/// <summary>Over real sockets: which requests a proxy sees.</summary>
public class ProxyTests
{
    [Fact]
    public async Task A_proxy_is_asked_for_a_tunnel_and_does_not_see_the_key()
    {
        await using var proxy = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.AnswerAsync(502, "");
        });
        using var client = Clients.OverSockets(new Uri("https://api.example.com"), proxy: new Uri($"http://127.0.0.1:{proxy.Port}"));

        var error = await client.FailToCreateAsync();

        Assert.Equal(StarVideosErrorKind.ServiceUnreachable, error.Kind);
        Assert.Equal(5, proxy.Requests.Count);
        Assert.All(proxy.Requests, request => Assert.StartsWith("CONNECT api.example.com:443 ", request.Head, StringComparison.Ordinal));
        Assert.All(proxy.Requests, request => TestKey.AssertAbsentFrom(request.Head + request.Body));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_proxy_that_asks_who_it_is_gets_the_credentials_if_there_are_any(bool areThere)
    {
        await using var proxy = new RawServer(async connection =>
        {
            while (await connection.ReadAsync() is not null)
            {
                await connection.AnswerAsync(407, "", "Proxy-Authenticate: Basic realm=\"proxy\"\r\n");
            }
        });
        using var client = new StarVideosClient(
            new StarVideosClientOptions
            {
                ApiKey = TestKey.Value,
                BaseUri = new Uri("https://api.example.com"),
                Proxy = new Uri($"http://127.0.0.1:{proxy.Port}"),
                ProxyCredentials = areThere ? new NetworkCredential("me", "secret") : null,
            },
            new ManualClock());

        await client.FailToCreateAsync();

        Assert.Equal(areThere, proxy.Requests.Any(request => request.Head.Contains("Proxy-Authorization: Basic " + Convert.ToBase64String("me:secret"u8), StringComparison.Ordinal)));
        Assert.All(proxy.Requests, request => TestKey.AssertAbsentFrom(request.Head + request.Body));
    }

    /// <summary>
    /// Plain http to this computer is allowed because it does not leave the machine. Through a proxy, the request and its key would leave it.
    /// </summary>
    [Fact]
    public async Task Plain_http_to_this_computer_does_not_go_through_a_proxy()
    {
        await using var proxy = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.AnswerAsync(400, "{}");
        });
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.AnswerAsync(200, AnswerText.Queued);
        });
        using var client = Clients.OverSockets(server.BaseUri, proxy: new Uri($"http://127.0.0.1:{proxy.Port}"));

        var id = await client.CreateAsync(new TextRequest("A cat")).WaitAsync(Clients.Patience).ContinueWith(task => task.IsCompletedSuccessfully ? task.Result.Id : null, TaskScheduler.Default);

        Assert.All(proxy.Requests, request => TestKey.AssertAbsentFrom(request.Head));
        Assert.Equal("video_1", id);
    }
}
