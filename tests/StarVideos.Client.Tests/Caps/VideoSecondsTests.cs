using StarVideos.Caps;

namespace StarVideos.Client.Tests.Caps;

public class VideoSecondsTests
{
    [Theory]
    [InlineData("Text", 5, 5)]
    [InlineData("Text", null, 15)]
    [InlineData("ImageReference", null, 15)]
    [InlineData("FirstLastFrame", 3, 3)]
    [InlineData("VideoReference", null, 10)]
    [InlineData("ImageAndVideo", null, 10)]
    [InlineData(null, null, 15)]
    [InlineData("a mode of a newer version", null, 15)]
    public void What_is_not_known_counts_as_the_longest_it_may_be(string? mode, int? duration, int seconds) => Assert.Equal(seconds, VideoSeconds.Of(mode, duration));
}
