using System.Net;
using RichardSzalay.MockHttp;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Http;

public class RequestHeaderTests
{
    [Fact]
    public async Task A_create_is_a_POST_of_JSON_with_the_key()
    {
        using var handler = new MockHttpMessageHandler();
        handler.Expect(HttpMethod.Post, "https://api.example.com/kyyReactApiServer/v1/starvideos/videos")
            .WithHeaders("Authorization", $"Bearer {TestKey.Value}")
            .WithHeaders("Accept", "application/json")
            .WithHeaders("Content-Type", "application/json")
            .Respond(HttpStatusCode.OK, "application/json", AnswerText.Queued);
        using var client = Clients.Over(handler);

        await client.CreateAsync(new TextRequest("A cat"));

        handler.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task A_query_is_a_GET_with_the_key_and_no_body()
    {
        using var handler = new MockHttpMessageHandler();
        handler.Expect(HttpMethod.Get, "https://api.example.com/kyyReactApiServer/v1/result/video_1")
            .WithHeaders("Authorization", $"Bearer {TestKey.Value}")
            .WithHeaders("Accept", "application/json")
            .With(request => request.Content is null)
            .Respond(HttpStatusCode.OK, "application/json", AnswerText.Processing);
        using var client = Clients.Over(handler);

        await client.QueryAsync("video_1");

        handler.VerifyNoOutstandingExpectation();
    }

    [Theory]
    [InlineData("https://zcbservice.aizfw.cn/", "https://zcbservice.aizfw.cn/kyyReactApiServer/v1/starvideos/videos")]
    [InlineData("https://zcbservice.aizfw.cn/v1", "https://zcbservice.aizfw.cn/kyyReactApiServer/v1/starvideos/videos")]
    [InlineData("https://relay.example.com/kyyReactApiServer/v1/", "https://relay.example.com/kyyReactApiServer/v1/starvideos/videos")]
    [InlineData("https://relay.example.com", "https://relay.example.com/v1/starvideos/videos")]
    public async Task The_base_address_leads_to_the_path_of_a_create(string typed, string path)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Queued));
        using var client = new StarVideosClient(new StarVideosClientOptions { ApiKey = TestKey.Value, BaseUri = new Uri(typed), Handler = handler });

        await client.CreateAsync(new TextRequest("A cat"));

        Assert.Equal(path, Assert.Single(handler.Sent).Address.AbsoluteUri);
    }

    [Fact]
    public async Task Without_a_base_address_the_documented_one_is_used()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Queued));
        using var client = new StarVideosClient(new StarVideosClientOptions { ApiKey = TestKey.Value, Handler = handler });

        await client.CreateAsync(new TextRequest("A cat"));

        Assert.Equal("https://zcbservice.aizfw.cn/kyyReactApiServer/v1/starvideos/videos", Assert.Single(handler.Sent).Address.AbsoluteUri);
    }

    [Fact]
    public void A_client_by_itself_carries_no_key_so_that_media_can_be_fetched_with_it()
    {
        using var client = Clients.Over(new ScriptedHandler(Step.Answer(200)));

        Assert.Null(client.Http.DefaultRequestHeaders.Authorization);
        TestKey.AssertAbsentFrom(client.Http.DefaultRequestHeaders.ToString());
    }
}
