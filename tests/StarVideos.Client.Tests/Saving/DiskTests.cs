using StarVideos.Client.Tests.Support;
using StarVideos.Files;
using StarVideos.Saving;

namespace StarVideos.Client.Tests.Saving;

public sealed class DiskTests
{
    [Fact]
    public async Task A_full_disk_is_an_error_with_path_and_reason_and_no_litter()
    {
        using var host = new MediaHost(MediaHost.Whole());
        var error = await host.FailAsync(StarVideosErrorKind.FileNotWritten, host.Saver(new CreatingDisk(path => new FullFile(path, room: 100))));
        Assert.Contains(host.Folder["cat.mp4"], error.Message, StringComparison.Ordinal);
        Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
        Assert.Single(host.Asked);
    }

    [NeedsFact(Need.Mount)]
    public async Task A_file_system_that_is_really_full_is_an_error_and_no_litter()
    {
        using var host = new MediaHost(MediaHost.Whole(video: new byte[1024 * 1024]));
        using var small = new TemporaryFileSystem(host.Folder.Path);

        var error = await host.FailAsync(StarVideosErrorKind.FileNotWritten);

        Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_an_error_before_anything_is_fetched()
    {
        using var host = new MediaHost(MediaHost.Whole());
        File.WriteAllText(host.Folder["file"], "");
        var error = await host.FailAsync(StarVideosErrorKind.FileNotWritten, host.Saver(folder: host.Folder["file/below"]));
        Assert.Contains("below", error.Message, StringComparison.Ordinal);
        Assert.Empty(host.Asked);
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_an_error()
    {
        using var host = new MediaHost(MediaHost.Whole());
        await host.FailAsync(StarVideosErrorKind.FileNotWritten, host.Saver(new CreatingDisk(_ => throw new UnauthorizedAccessException("Access to the path is denied."))));
        Assert.Empty(host.Asked);
    }

    [Fact]
    public async Task A_path_that_is_too_long_is_an_error()
    {
        using var host = new MediaHost(MediaHost.Whole());
        await host.FailAsync(StarVideosErrorKind.FileNotWritten, host.Saver(folder: host.Folder[string.Join('/', Enumerable.Repeat(new string('d', 200), 30))]));
        Assert.Empty(host.Asked);
    }

    /// <summary>A file on a disk with little room.</summary>
    private sealed class FullFile(string path, int room) : FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1)
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, Math.Min(count, room));
            throw new IOException("No space left on device");
        }
    }
}
