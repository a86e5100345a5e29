using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Client;

/// <summary>A client without a key can do a dry run and use the journal. Its first request reports the missing key and sends nothing.</summary>
public sealed class ClientWithoutKeyTests
{
    [Fact]
    public async Task It_can_be_made_and_sends_nothing()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Queued));
        using var client = new StarVideosClient(new StarVideosClientOptions { Handler = handler });

        Assert.False(client.HasApiKey);
        foreach (var error in new[] { await client.FailToCreateAsync(), await client.FailToQueryAsync() })
        {
            Assert.Equal(StarVideosErrorKind.ApiKeyMissing, error.Kind);
            Assert.Contains("STARVIDEOS_API_KEY", error.Message, StringComparison.Ordinal);
            Assert.False(error.IsSafeToRetry);
        }

        Assert.Empty(handler.Sent);
    }

    [Fact]
    public void A_client_with_a_key_says_so()
    {
        using var client = Clients.Over(new ScriptedHandler(Step.Answer(200)));

        Assert.True(client.HasApiKey);
    }
}
