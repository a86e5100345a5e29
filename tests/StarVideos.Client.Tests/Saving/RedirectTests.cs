namespace StarVideos.Client.Tests.Saving;

public sealed class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_followed_without_the_key(int status)
    {
        using var host = new MediaHost(
            MediaHost.Redirect("https://cdn.example.com/a?t=1", status), MediaHost.Redirect("/b?t=2", status), MediaHost.Redirect("c", status), MediaHost.Whole());
        await host.SaveAsync();
        host.AssertSaved();
        Assert.Equal(
            [MediaHost.Address, "https://cdn.example.com/a?t=1", "https://cdn.example.com/b?t=2", "https://cdn.example.com/c"],
            host.Asked.Select(asked => asked.Address.AbsoluteUri));
        Assert.All(host.Asked, asked => Assert.Null(asked.Authorization));
    }

    [Fact]
    public async Task A_redirect_back_to_the_service_gets_no_key_either()
    {
        // This host answers the paths of the service itself, so the path must not be one of them.
        using var host = new MediaHost(MediaHost.Redirect("https://api.example.com/other"), MediaHost.Whole());
        await host.SaveAsync();
        Assert.All(host.Asked, asked => Assert.Null(asked.Authorization));
    }

    [Fact]
    public async Task Ten_redirects_are_followed()
    {
        using var host = new MediaHost([.. Enumerable.Repeat(MediaHost.Redirect("/next"), 10), MediaHost.Whole()]);
        await host.SaveAsync();
        host.AssertSaved();
    }

    [Fact]
    public async Task Eleven_redirects_are_not()
    {
        using var host = new MediaHost(MediaHost.Redirect("/next?sign=SECRET"));
        await host.FailAsync(StarVideosErrorKind.DownloadFailed);
        Assert.Equal(11, host.Asked.Count);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/1.mp4")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//")]
    [InlineData("//[")]
    [InlineData("//:80")]
    [InlineData("http://media.example.com/v/1.mp4?sign=SECRET")]
    public async Task A_redirect_leads_nowhere_unsafe(string location)
    {
        using var host = new MediaHost(MediaHost.Redirect(location));
        await host.FailAsync(StarVideosErrorKind.VideoUrlInvalid);
        Assert.Single(host.Asked);
        Assert.Equal(0, host.Queries);
    }

    [Fact]
    public async Task A_redirect_to_nowhere_is_an_error()
    {
        using var host = new MediaHost(MediaHost.Status(302));
        await host.FailAsync(StarVideosErrorKind.DownloadFailed);
    }

    [Fact]
    public async Task A_resumed_download_asks_for_the_rest_behind_the_redirect_too()
    {
        using var host = new MediaHost(
            MediaHost.Redirect("/a"), MediaHost.Whole(end: BodyStream.Breaks, cutAfter: 400), MediaHost.Redirect("/a"), MediaHost.Rest(400));
        await host.SaveAsync();
        host.AssertSaved();
        Assert.Equal([null, null, "bytes=400-", "bytes=400-"], host.Asked.Select(asked => asked.Range));
    }
}
