using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Querying;

public class QueryIdTests
{
    [Theory]
    [InlineData("video_starvideos_1234567890")]
    [InlineData("mcp_e36e")]
    [InlineData("a..b")]
    [InlineData("a.")]
    public async Task An_id_is_asked_for_in_the_path(string id)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, """{"status":"queued"}"""));
        using var client = Clients.Over(handler);

        await client.QueryAsync(id);

        Assert.Equal($"https://api.example.com/kyyReactApiServer/v1/result/{id}", Assert.Single(handler.Sent).Address.OriginalString);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("..")]
    [InlineData("../starvideos/videos")]
    [InlineData("a/b")]
    [InlineData("a?b=c")]
    [InlineData("a#b")]
    [InlineData("a%2fb")]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("https://example.com/v.mp4")]
    [InlineData("视频")]
    public async Task An_odd_id_is_refused_and_nothing_is_sent(string id)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler);

        var refusal = await Assert.ThrowsAsync<InvalidRequestException>(() => client.QueryAsync(id));

        Assert.Equal("id", refusal.Field);
        Assert.DoesNotContain(refusal.Message, character => char.IsControl(character));
        Assert.Empty(handler.Sent);
    }
}
