using StarVideos.Review.Export;

namespace StarVideos.Client.Tests.Review;

public class RelativeAddressTests
{
    [Theory]
    [InlineData("/v", "/v/a.mp4", "a.mp4", "a.mp4", false)]
    [InlineData("/v", "/v/x/a.mp4", "x/a.mp4", "x/a.mp4", false)]
    [InlineData("/v/pages", "/v/a.mp4", "../a.mp4", "../a.mp4", true)]
    [InlineData("/v/pages", "/w/a.mp4", "../../w/a.mp4", "../../w/a.mp4", true)]
    [InlineData("/V", "/v/a.mp4", "../v/a.mp4", "../v/a.mp4", true)]
    [InlineData("/v", "/v", "../v", "../v", true)]
    [InlineData("/", "/a.mp4", "a.mp4", "a.mp4", false)]
    [InlineData("/v", "/v/a b#c%d?e.mp4", "a%20b%23c%25d%3Fe.mp4", "a b#c%d?e.mp4", false)]
    [InlineData("/v", "/v/猫😀.mp4", "%E7%8C%AB%F0%9F%98%80.mp4", "猫😀.mp4", false)]
    [InlineData("/v", "/v/a\\b:c|d&e.mp4", "a%5Cb%3Ac%7Cd%26e.mp4", "a\\b:c|d&e.mp4", false)]
    [InlineData("/v", "/v/javascript:x.mp4", "javascript%3Ax.mp4", "javascript:x.mp4", false)]
    public void Of_Unix(string folder, string file, string address, string shown, bool isOutside) =>
        Assert.Equal(new RelativeAddress(address, shown, isOutside), RelativeAddress.Of(folder, file, isWindows: false));

    [Theory]
    [InlineData(@"C:\v", @"C:\v\a.mp4", "a.mp4", "a.mp4", false)]
    [InlineData(@"C:\v\", @"c:\V\x\a b.mp4", "x/a%20b.mp4", "x/a b.mp4", false)]
    [InlineData(@"C:\v\pages", @"C:\w\a.mp4", "../../w/a.mp4", "../../w/a.mp4", true)]
    [InlineData(@"C:\", @"C:\a.mp4", "a.mp4", "a.mp4", false)]
    [InlineData(@"C:\v", @"\\?\C:\v\a.mp4", "a.mp4", "a.mp4", false)]
    [InlineData(@"\\server\share\v", @"\\SERVER\share\v\a.mp4", "a.mp4", "a.mp4", false)]
    [InlineData(@"\\server\share\v", @"\\?\UNC\server\share\w\a.mp4", "../w/a.mp4", "../w/a.mp4", true)]
    [InlineData(@"C:\v", @"D:\v\a.mp4", null, @"D:\v\a.mp4", true)]
    [InlineData(@"C:\v", @"\\server\share\a.mp4", null, @"\\server\share\a.mp4", true)]
    [InlineData(@"\\server\one", @"\\server\two\a.mp4", null, @"\\server\two\a.mp4", true)]
    public void Of_Windows(string folder, string file, string? address, string shown, bool isOutside) =>
        Assert.Equal(new RelativeAddress(address, shown, isOutside), RelativeAddress.Of(folder, file, isWindows: true));

    [Fact]
    public void A_name_that_is_no_text_has_no_address()
    {
        Assert.Null(RelativeAddress.Of("/v", "/v/a\uD83D.mp4", isWindows: false).Address);
        Assert.Null(RelativeAddress.Of("/v", "/v/a\uFFFD.mp4", isWindows: false).Address);
    }
}
