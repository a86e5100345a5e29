using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Client;

public sealed class StarVideosClientOptionsTests
{
    public static TheoryData<TimeSpan> OutOfRange =>
        [TimeSpan.Zero, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(-1), Timeout.InfiniteTimeSpan, TimeSpan.FromDays(24) + TimeSpan.FromTicks(1), TimeSpan.FromDays(25), TimeSpan.MaxValue, TimeSpan.MinValue];

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_timeout_no_timer_can_be_set_to_is_refused_where_it_is_set(TimeSpan value)
    {
        var submit = Assert.Throws<InvalidRequestException>(() => new StarVideosClientOptions { SubmitTimeout = value });
        var query = Assert.Throws<InvalidRequestException>(() => new StarVideosClientOptions { QueryTimeout = value });

        Assert.Equal(("SubmitTimeout", value), (submit.Field, submit.Value));
        Assert.Equal(("QueryTimeout", value), (query.Field, query.Value));
        Assert.Contains("1 millisecond to 24 days", submit.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_timeout_works()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler, timeout: TimeSpan.FromDays(24));

        Assert.Equal("video_1", (await client.CreateAsync(new TextRequest("A cat"))).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Zq7X 9vKw")]
    public void A_key_that_cannot_be_one_is_refused_where_it_is_set(string key)
    {
        var refusal = Assert.Throws<StarVideosException>(() => new StarVideosClientOptions { ApiKey = key });

        Assert.Equal(StarVideosErrorKind.ApiKeyInvalid, refusal.Kind);
        TestKey.AssertAbsentFrom(refusal.ToString());
    }

    [Fact]
    public void A_base_address_is_normal_as_soon_as_it_is_set() =>
        Assert.Equal(StarVideosClientOptions.DocumentedBaseUri, new StarVideosClientOptions { BaseUri = new Uri("https://zcbservice.aizfw.cn/v1/") }.BaseUri);

    [Fact]
    public void A_base_address_the_key_may_not_be_sent_to_is_refused_where_it_is_set() =>
        Assert.Equal(StarVideosErrorKind.BaseUriInvalid, Assert.Throws<StarVideosException>(() => new StarVideosClientOptions { BaseUri = new Uri("http://example.com") }).Kind);
}
