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

    [Theory]
    [InlineData("http://me:SECRET@proxy.example.com:3128", "credential")]
    [InlineData("http://SECRET@proxy.example.com:3128", "credential")]
    [InlineData("https://:SECRET@proxy.example.com", "credential")]
    [InlineData("me:SECRET@proxy.example.com:3128", "absolute address")]
    [InlineData("ftp://me:SECRET@proxy.example.com", "absolute address")]
    [InlineData("proxy.example.com:3128", "absolute address")]
    [InlineData("rubbish", "absolute address")]
    public void A_proxy_with_a_user_name_or_none_is_refused_and_no_password_repeated(string typed, string rule)
    {
        var refusal = Assert.Throws<InvalidRequestException>(() => new StarVideosClientOptions { Proxy = new Uri(typed, UriKind.RelativeOrAbsolute) });

        Assert.Equal("Proxy", refusal.Field);
        Assert.Contains(rule, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", refusal.ToString() + refusal.Value, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Credentials_for_the_systems_proxy_are_not_put_into_the_systems_settings()
    {
        var before = HttpClient.DefaultProxy.Credentials;
        var credentials = new NetworkCredential("me", "secret");

        Assert.Same(credentials, ProxySettings.From(null, credentials).Credentials);
        Assert.Same(before, HttpClient.DefaultProxy.Credentials);
        Assert.Same(before, ProxySettings.From(null).Credentials);
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
