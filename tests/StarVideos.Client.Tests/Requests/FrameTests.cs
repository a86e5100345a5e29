using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Requests;

public class FrameTests
{
    [Fact]
    public void Both_frames_make_a_request()
    {
        var request = new FirstLastFrameRequest("A cat", "https://example.com/first.png", "https://example.com/last.png");

        Assert.Equal("https://example.com/first.png", request.FirstImage);
        Assert.Equal("https://example.com/last.png", request.LastImage);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void The_first_frame_alone_is_refused(string? last)
    {
        var refusal = Assert.Throws<InvalidRequestException>(() => new FirstLastFrameRequest("A cat", TestRow.Image, last!));

        Assert.Equal("last_image", refusal.Field);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void The_last_frame_alone_is_refused(string? first)
    {
        var refusal = Assert.Throws<InvalidRequestException>(() => new FirstLastFrameRequest("A cat", first!, TestRow.Image));

        Assert.Equal("first_image", refusal.Field);
    }
}
