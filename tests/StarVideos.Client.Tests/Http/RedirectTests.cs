using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Http;

/// <summary>Over real sockets: no redirect is followed, because the key would be sent along.</summary>
public class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirected_create_goes_nowhere_else_and_its_outcome_is_unknown(int status)
    {
        await using var elsewhere = new RawServer(connection => connection.ReadAsync());
        await using var server = RedirectingTo(elsewhere, status);
        using var client = Clients.OverSockets(server.BaseUri);

        var error = await client.FailToCreateAsync();

        Assert.Equal(StarVideosErrorKind.SubmissionOutcomeUnknown, error.Kind);
        Assert.Single(server.Requests);
        Assert.Equal(0, elsewhere.Connections);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirected_query_goes_nowhere_else_and_is_an_error(int status)
    {
        await using var elsewhere = new RawServer(connection => connection.ReadAsync());
        await using var server = RedirectingTo(elsewhere, status);
        using var client = Clients.OverSockets(server.BaseUri);

        var error = await client.FailToQueryAsync();

        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Equal(0, elsewhere.Connections);
    }

    private static RawServer RedirectingTo(RawServer elsewhere, int status) => new(async connection =>
    {
        while (await connection.ReadAsync() is not null)
        {
            await connection.AnswerAsync(status, "", $"Location: {elsewhere.BaseUri}/v1/starvideos/videos\r\n");
        }
    });
}
