using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Proofs;

/// <summary>
/// Removing the key from shown texts must not damage texts that are used. An id of ten digits shares four characters with a key that ends in
/// digits about once in 1,400 times. If they were removed, the id of a paid video would be lost.
/// </summary>
public sealed class KeyLookalikeTests
{
    private const string Id = "video_starvideos_1234567890";

    private const string Url = "https://media.example.com/video/1234567890.mp4?sig=abcd7890";

    [Theory]
    [InlineData("sk-0123456789abcdef-7890")]
    [InlineData("sk-0123456789abcdef-1234")]
    [InlineData("star-0123456789abcdef")]
    [InlineData("video-0123456789abcdef")]
    [InlineData("abcd-0123456789abcdef")]
    [InlineData("http-0123456789abcdef")]
    [InlineData("comp-0123456789abcdef")]
    [InlineData("0123456789abcdef-eted")]
    public async Task An_id_an_address_and_a_status_are_kept_though_they_share_characters_with_the_key(string key)
    {
        using var handler = new ScriptedHandler(
            Step.Answer(200, $$"""{"id":"{{Id}}","status":"queued"}"""),
            Step.Answer(200, $$"""{"id":"{{Id}}","status":"completed","video_url":"{{Url}}"}"""));
        using var client = new StarVideosClient(new StarVideosClientOptions { ApiKey = key, BaseUri = Clients.BaseUri, Handler = handler }, new ManualClock());

        var created = await client.CreateAsync(new TextRequest("A paper boat")).WaitAsync(Clients.Patience);
        var queried = await client.QueryAsync(created).WaitAsync(Clients.Patience);

        Assert.Equal(Id, created.Id);
        Assert.Equal(Url, queried.VideoUrl?.AbsoluteUri);
        Assert.Equal(VideoTaskStatus.Completed, queried.Status);
    }
}
