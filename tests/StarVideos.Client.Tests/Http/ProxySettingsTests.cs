using System.Net;
using StarVideos.Http;

namespace StarVideos.Client.Tests.Http;

public class ProxySettingsTests
{
    private static readonly Uri Proxy = new("http://proxy.example.com:3128");

    [Theory]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("http://localhost:5000/")]
    [InlineData("http://[::1]:5000/")]
    [InlineData("https://localhost/")]
    public void This_computer_is_reached_without_a_proxy(string address)
    {
        Assert.True(ProxySettings.From(Proxy).IsBypassed(new Uri(address)));
        Assert.True(ProxySettings.From(null).IsBypassed(new Uri(address)));
    }

    [Fact]
    public void Everything_else_is_reached_through_the_chosen_one()
    {
        var settings = ProxySettings.From(Proxy);

        Assert.False(settings.IsBypassed(new Uri("https://api.example.com/")));
        Assert.Equal(Proxy, settings.GetProxy(new Uri("https://api.example.com/")));
    }

    [Fact]
    public void Credentials_are_those_of_the_proxy()
    {
        var settings = ProxySettings.From(Proxy);
        var credentials = new NetworkCredential("me", "secret");

        settings.Credentials = credentials;

        Assert.Same(credentials, settings.Credentials);
    }
}
