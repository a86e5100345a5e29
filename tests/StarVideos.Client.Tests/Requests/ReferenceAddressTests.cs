using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Requests;

public class ReferenceAddressTests
{
    [Theory]
    [InlineData("https://example.com/a.png")]
    [InlineData("http://example.com/a.png")]
    [InlineData("HTTPS://EXAMPLE.COM/A.PNG")]
    [InlineData("https://example.com")]
    [InlineData("https://example.com:8443/a.png?size=1&sign=%2Fabc%3D#top")]
    [InlineData("https://example.com/a;v=1.png")]
    [InlineData("https://example.com/a%20b.png")]
    [InlineData("https://例子.测试/图片/猫.png")]
    [InlineData("https://192.0.2.1/a.png")]
    [InlineData("https://[2001:db8::1]/a.png")]
    public void A_web_address_is_sent_to_the_character(string address) =>
        Assert.Equal(address, new VideoReferenceRequest("A cat", address).ReferenceVideo);

    [Theory]
    [InlineData(" https://example.com/a.png ")]
    [InlineData("https://example.com/a.png\r\n")]
    [InlineData("\thttps://example.com/a.png")]
    public void Blanks_around_an_address_are_cut_off(string address) =>
        Assert.Equal("https://example.com/a.png", new VideoReferenceRequest("A cat", address).ReferenceVideo);

    [Theory]
    [InlineData("C:\\a.png")]
    [InlineData("c:/a.png")]
    [InlineData("C:a.png")]
    [InlineData("./a.png")]
    [InlineData("../a.png")]
    [InlineData(".\\a.png")]
    [InlineData("/a.png")]
    [InlineData("/home/me/a.png")]
    [InlineData("~/a.png")]
    [InlineData("file:///a")]
    [InlineData("FILE:///C:/a.png")]
    [InlineData("a.png")]
    [InlineData("my cat.png")]
    [InlineData("photos/a.png")]
    [InlineData("photos\\a.png")]
    [InlineData("\\\\server\\share")]
    [InlineData("\\\\server\\share\\a.png")]
    public void A_local_path_is_refused_with_what_to_do_instead(string path)
    {
        foreach (var refusal in EveryRefusalOf(path))
        {
            Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("path on this computer", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("upload", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ftp://example.com/a.png")]
    [InlineData("data:image/png;base64,iVBORw0KGgo=")]
    [InlineData("s3://bucket/a.png")]
    [InlineData("javascript:alert(1)")]
    [InlineData("mailto:someone@example.com")]
    [InlineData("example.com/a.png")]
    [InlineData("www.example.com/photos/a.png")]
    [InlineData("localhost:8080/a.png")]
    [InlineData("https://")]
    [InlineData("https:///a.png")]
    [InlineData("https://example.com/a b.png")]
    [InlineData("https://example.com/a\tb.png")]
    [InlineData("https://example.com/a\nb.png")]
    [InlineData("https://example.com/a\u0000b.png")]
    [InlineData("https://example.com/a.png https://example.com/b.png")]
    public void What_is_neither_a_web_address_nor_a_path_is_refused_with_the_rule(string text)
    {
        foreach (var refusal in EveryRefusalOf(text))
        {
            Assert.Contains("must be an http or https address", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("path on this computer", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a<b>.png")]
    [InlineData("what?.png")]
    [InlineData("pipe|.png")]
    [InlineData("\"quoted.png\"")]
    [InlineData("nul\u0000.png")]
    [InlineData(":")]
    [InlineData("a:")]
    [InlineData("?")]
    [InlineData("#")]
    public void Whatever_is_typed_the_refusal_is_the_same_kind_of_error(string text) => EveryRefusalOf(text);

    private static InvalidRequestException[] EveryRefusalOf(string address)
    {
        var refusals = new (string Field, InvalidRequestException Refusal)[]
        {
            ("referenceImages", Assert.Throws<InvalidRequestException>(() => new ImageReferenceRequest("A cat", [TestRow.Image, address]))),
            ("first_image", Assert.Throws<InvalidRequestException>(() => new FirstLastFrameRequest("A cat", address, TestRow.Image))),
            ("last_image", Assert.Throws<InvalidRequestException>(() => new FirstLastFrameRequest("A cat", TestRow.Image, address))),
            ("referenceVideos", Assert.Throws<InvalidRequestException>(() => new VideoReferenceRequest("A cat", address))),
            ("referenceImages", Assert.Throws<InvalidRequestException>(() => new ImageAndVideoRequest("A cat", [address], TestRow.Video))),
            ("referenceVideos", Assert.Throws<InvalidRequestException>(() => new ImageAndVideoRequest("A cat", [TestRow.Image], address))),
        };

        Assert.All(refusals, refused =>
        {
            Assert.Equal(refused.Field, refused.Refusal.Field);
            Assert.Equal(StarVideosErrorKind.InvalidRequest, refused.Refusal.Kind);
        });
        return [.. refusals.Select(refused => refused.Refusal)];
    }
}
