using StarVideos.Text;

namespace StarVideos.Client.Tests.Text;

public class RedactedTests
{
    [Theory]
    [InlineData("https://media.example.com/v/1.mp4", "https://media.example.com/v/1.mp4")]
    [InlineData("https://media.example.com/v/1.mp4?sign=SECRET&e=1", "https://media.example.com/v/1.mp4?…")]
    [InlineData("https://media.example.com/v/1.mp4#SECRET", "https://media.example.com/v/1.mp4")]
    [InlineData("https://media.example.com/v/1.mp4?a=SECRET#SECRET", "https://media.example.com/v/1.mp4?…")]
    [InlineData("https://user:SECRET@media.example.com/v/1.mp4", "https://media.example.com/v/1.mp4")]
    [InlineData("https://media.example.com:8443/", "https://media.example.com:8443/")]
    public void Scheme_host_and_path_are_shown_and_what_opens_the_video_is_not(string address, string shown) =>
        Assert.Equal(shown, Redacted.Url(new Uri(address)));

    [Fact]
    public void No_address_is_called_so() => Assert.Equal("(no address)", Redacted.Url(null));

    [Theory]
    [InlineData("v/1.mp4?sign=SECRET")]
    [InlineData("v/1.mp4#SECRET")]
    public void A_relative_address_is_cut_likewise(string address) =>
        Assert.Equal("v/1.mp4", Redacted.Url(new Uri(address, UriKind.Relative)));

    [Fact]
    public void A_long_address_is_cut() =>
        Assert.True(Redacted.Url(new Uri("https://media.example.com/" + new string('x', 5000))).Length <= Clip.MessageLength + 1);
}
