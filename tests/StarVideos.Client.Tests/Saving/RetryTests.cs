using StarVideos.Client.Tests.Support;
using StarVideos.Retry;

namespace StarVideos.Client.Tests.Saving;

public sealed class RetryTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_passes_is_waited_out(int status)
    {
        using var host = new MediaHost([.. Enumerable.Repeat(MediaHost.Status(status), 4), MediaHost.Whole()]);
        await host.SaveAsync();
        host.AssertSaved();
        Assert.Equal(4, host.Clock.Delays.Count);
    }

    [Fact]
    public async Task What_does_not_pass_is_given_up_after_four_retries()
    {
        using var host = new MediaHost(MediaHost.Status(503));
        var error = await host.FailAsync(StarVideosErrorKind.DownloadFailed);
        Assert.Equal(503, error.HttpStatus);
        Assert.Equal(5, host.Asked.Count);
        Assert.Equal(0, host.Queries);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_tried_again()
    {
        using var host = new MediaHost(MediaHost.Fails(), MediaHost.Whole());
        await host.SaveAsync();
        host.AssertSaved();
        Assert.Contains("Connection refused", Assert.Single(host.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_that_is_asked_for_is_kept()
    {
        using var host = new MediaHost(MediaHost.Status(429, ("Retry-After", "30")), MediaHost.Whole());
        var begun = host.Clock.UtcNow;
        await host.SaveAsync();
        Assert.True(host.Clock.UtcNow - begun >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_pause_that_is_too_long_is_not_waited_for()
    {
        using var host = new MediaHost(MediaHost.Status(429, ("Retry-After", "3600")));
        var error = await host.FailAsync(StarVideosErrorKind.DownloadFailed);
        Assert.Equal(TimeSpan.FromHours(1), error.RetryAfter);
        Assert.Single(host.Asked);
    }

    [Fact]
    public async Task A_pause_asked_of_one_download_holds_back_the_others()
    {
        var clock = new HeldClock();
        var asked = 0;
        using var folder = new SavingFolder();
        using var handler = new ScriptedHandler(
            Step.Answer(429, "", ("Retry-After", "30")), new Step(true, _ => { asked++; return Task.FromResult(MediaHost.Whole()()); }));
        using var client = Clients.Over(handler, clock);
        var saver = new StarVideos.Saving.VideoSaver(client, new() { Folder = folder.Path });

        var first = saver.SaveAsync(MediaHost.Task);
        await clock.HasDelays(1);
        var second = saver.SaveAsync(MediaHost.Task with { Id = "video_2" });
        await clock.HasDelays(2);

        Assert.Equal(0, asked);
        clock.Advance(Backoff.Longest);
        await Task.WhenAll(first, second).WaitAsync(Clients.Patience);
        Assert.Equal(2, asked);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(300)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(416)]
    [InlineData(451)]
    public async Task Other_answers_end_it_at_once(int status)
    {
        using var host = new MediaHost(MediaHost.Status(status));
        var error = await host.FailAsync(StarVideosErrorKind.DownloadFailed);
        Assert.Equal(status, error.HttpStatus);
        Assert.Single(host.Asked);
        Assert.Equal(0, host.Queries);
    }
}
