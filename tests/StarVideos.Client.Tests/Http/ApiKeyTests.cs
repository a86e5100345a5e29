using StarVideos.Client.Tests.Support;
using StarVideos.Http;

namespace StarVideos.Client.Tests.Http;

public class ApiKeyTests
{
    [Theory]
    [InlineData("sk-1")]
    [InlineData(TestKey.Value)]
    [InlineData("!~")]
    public void A_key_is_sent_as_it_is(string key) => Assert.Equal($"Bearer {key}", new ApiKey(key).ToHeader().ToString());

    [Theory]
    [InlineData(" sk-1 ")]
    [InlineData("sk-1\r\n")]
    [InlineData("\tsk-1")]
    public void Blanks_around_a_pasted_key_are_cut_off(string key) => Assert.Equal("Bearer sk-1", new ApiKey(key).ToHeader().ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\r\n")]
    public void An_empty_key_is_refused(string key) => Assert.Contains("empty", Refused(key).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Zq7X 9vKw")]
    [InlineData("Zq7X\n9vKw")]
    [InlineData("Zq7X\r\nX-Evil: 9vKw")]
    [InlineData("Zq7X\t9vKw")]
    [InlineData("Zq7X\u00009vKw")]
    [InlineData("Zq7X\u007f9vKw")]
    [InlineData("Zq7X\u00a09vKw")]
    [InlineData("Zq7X密钥9vKw")]
    [InlineData("Bearer Zq7X-9vKw")]
    public void A_key_with_characters_no_key_has_is_refused_and_not_quoted(string key) => TestKey.AssertAbsentFrom(Refused(key).ToString());

    [Fact]
    public void A_key_does_not_print() => Assert.Equal("(key)", $"{new ApiKey(TestKey.Value)}");

    [Fact]
    public void Equal_keys_are_equal()
    {
        Assert.Equal(new ApiKey("sk-1"), new ApiKey(" sk-1"));
        Assert.Equal(new ApiKey("sk-1").GetHashCode(), new ApiKey("sk-1").GetHashCode());
        Assert.NotEqual(new ApiKey("sk-1"), new ApiKey("sk-2"));
        Assert.NotEqual(new ApiKey("sk-1"), new ApiKey("SK-1"));
        Assert.False(new ApiKey("sk-1").Equals(null));
        Assert.False(new ApiKey("sk-1").Equals((object)"sk-1"));
    }

    [Fact]
    public void The_options_do_not_print_the_key() =>
        TestKey.AssertAbsentFrom(new StarVideosClientOptions { ApiKey = TestKey.Value }.ToString()!);

    private static StarVideosException Refused(string key)
    {
        using var handler = new ScriptedHandler(Step.Answer(200));

        var refusal = Assert.Throws<StarVideosException>(() =>
        {
            using var client = new StarVideosClient(new StarVideosClientOptions { ApiKey = key, Handler = handler });
        });

        Assert.Equal(StarVideosErrorKind.ApiKeyInvalid, refusal.Kind);
        Assert.Empty(handler.Sent);
        return refusal;
    }
}
