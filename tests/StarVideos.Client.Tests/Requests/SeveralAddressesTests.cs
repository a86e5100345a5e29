using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Requests;

/// <summary>Several addresses in one text, with a wrong separator between them.</summary>
public class SeveralAddressesTests
{
    [Theory]
    [InlineData("https://example.com/1,https://example.com/2")]
    [InlineData("http://x/1,http://x/2")]
    [InlineData("https://example.com/1;https://example.com/2")]
    [InlineData("https://example.com/1|HTTP://example.com/2")]
    [InlineData("https://example.com/a,b;c,https://example.com/2")]
    [InlineData("https://example.com/1\uFF0Chttps://example.com/2")]
    [InlineData("https://example.com/1\uFF1Bhttps://example.com/2")]
    [InlineData("https://example.com/1\uFF5Chttps://example.com/2")]
    [InlineData("https://example.com/1\u3001HTTP://example.com/2")]
    public void They_are_refused_and_not_sent_as_one(string text)
    {
        var refusal = Assert.Throws<InvalidRequestException>(() => new ImageReferenceRequest("A cat", [text]));

        Assert.Equal("referenceImages", refusal.Field);
        Assert.Contains("several addresses", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com/1,https://example.com/2")]
    [InlineData("https://example.com/1|https://example.com/2")]
    [InlineData("https://example.com/1\uFF0Chttps://example.com/2")]
    [InlineData("https://example.com/1\u3001https://example.com/2")]
    public void In_a_cell_too(string cell) =>
        Assert.Contains("several addresses", TestRow.Refused(TestRow.WithPrompt(("referenceImages", cell))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_frame_takes_one_address() =>
        Assert.Equal("first_image", TestRow.Refused(TestRow.WithPrompt(("first_image", "https://e.com/1;https://e.com/2"), ("last_image", TestRow.Image))).Field);

    [Theory]
    [InlineData("https://proxy.example.com/fetch?url=https://example.com/a.png")]
    [InlineData("https://archive.example.com/2026/https://example.com/a,b;c.png")]
    [InlineData("https://example.com/w_200,h_100/https://example.com/a.png")]
    [InlineData("https://example.com/a;https.png")]
    [InlineData("https://example.com/\u56FE\uFF0C\u4E00\uFF1B\u3001.png")]
    public void An_address_within_an_address_is_a_part_of_it(string address) =>
        Assert.Equal(address, new VideoReferenceRequest("A cat", address).ReferenceVideo);
}
