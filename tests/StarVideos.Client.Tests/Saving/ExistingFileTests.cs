using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Saving;

public sealed class ExistingFileTests
{
    private static void WriteOld(MediaHost host) => File.WriteAllText(host.Folder["cat.mp4"], "old");

    [Fact]
    public async Task An_existing_file_is_an_error_and_nothing_is_fetched()
    {
        using var host = new MediaHost(MediaHost.Whole());
        WriteOld(host);
        var error = await host.FailAsync(StarVideosErrorKind.FileExists);
        Assert.Contains(host.Folder["cat.mp4"], error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(host.Folder["cat.mp4"]));
        Assert.Empty(host.Asked);
    }

    [Fact]
    public async Task Skipping_asks_nobody_anything()
    {
        using var host = new MediaHost(MediaHost.Whole());
        WriteOld(host);
        var saved = await host.Saver(skipExisting: true).SaveAsync(MediaHost.Task with { VideoUrl = null });
        Assert.True(saved.WasSkipped);
        Assert.Equal(3, saved.Length);
        Assert.Equal("old", File.ReadAllText(saved.Path));
        Assert.Empty(host.Asked);
        Assert.Equal(0, host.Queries);
    }

    [Fact]
    public async Task Skipping_fetches_what_is_missing()
    {
        using var host = new MediaHost(MediaHost.Whole());
        var saved = await host.Saver(skipExisting: true).SaveAsync(MediaHost.Task);
        Assert.False(saved.WasSkipped);
        host.AssertSaved();
    }

    [Fact]
    public async Task Force_replaces_only_when_the_video_is_whole()
    {
        SavingFolder? folder = null;
        using var host = new MediaHost(MediaHost.Whole(end: BodyStream.Breaks, cutAfter: 600), () =>
        {
            Assert.Equal("old", File.ReadAllText(folder!["cat.mp4"]));
            return MediaHost.Rest(600)();
        });
        folder = host.Folder;
        WriteOld(host);
        var saved = await host.Saver(force: true).SaveAsync(MediaHost.Task);
        Assert.Equal(1000, saved.Length);
        host.AssertSaved();
    }

    [Fact]
    public async Task A_download_that_fails_leaves_the_old_file_even_with_force()
    {
        using var host = new MediaHost(MediaHost.Whole(end: BodyStream.Breaks, cutAfter: 600));
        WriteOld(host);
        await host.FailAsync(StarVideosErrorKind.DownloadFailed, host.Saver(force: true));
        Assert.Equal("old", File.ReadAllText(host.Folder["cat.mp4"]));
    }

    [Fact]
    public async Task A_file_that_appears_meanwhile_is_not_overwritten()
    {
        SavingFolder? folder = null;
        using var host = new MediaHost(() =>
        {
            File.WriteAllText(folder!["cat.mp4"], "other");
            return MediaHost.Whole()();
        });
        folder = host.Folder;
        var error = await Assert.ThrowsAsync<StarVideosException>(host.SaveAsync);
        Assert.Equal(StarVideosErrorKind.FileExists, error.Kind);
        Assert.Equal(["cat.mp4"], host.Folder.Names);
        Assert.Equal("other", File.ReadAllText(host.Folder["cat.mp4"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_folder_of_that_name_is_not_replaced(bool force)
    {
        using var host = new MediaHost(MediaHost.Whole());
        Directory.CreateDirectory(host.Folder["cat.mp4"]);
        await host.FailAsync(StarVideosErrorKind.FileNotWritten, host.Saver(force: force));
        Assert.Empty(host.Asked);
    }
}
