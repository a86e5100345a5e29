using StarVideos.Client.Tests.Saving;
using StarVideos.Files;

namespace StarVideos.Client.Tests.Files;

public sealed class PartFilesTests : IDisposable
{
    private readonly SavingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Those_of_dead_runs_go_and_all_else_stays()
    {
        var dead = Old(PartFiles.NewName(_folder["cat.mp4"]));
        var young = PartFiles.NewName(_folder["cat.mp4"]);
        File.WriteAllText(young, "");
        string[] others = [Old(_folder[".cat.part"]), Old(_folder["cat.mp4"]), Old(_folder["a.0123456789abcdef0123456789abcdef.part"])];

        PartFiles.RemoveDead(Disk.Real, _folder.Path);

        Assert.False(File.Exists(dead));
        Assert.All([young, .. others], file => Assert.True(File.Exists(file), file));
    }

    [Fact]
    public void One_that_is_being_written_stays_even_if_nothing_has_come_for_long_and_gets_its_name()
    {
        var disk = Disk.Real;
        var path = PartFiles.NewName(_folder["cat.mp4"]);
        using (disk.CreateVideo(path))
        {
            Old(path, exists: true);
            PartFiles.RemoveDead(disk, _folder.Path);
            disk.Rename(path, _folder["cat.mp4"], replace: false);
        }

        Assert.Equal(["cat.mp4"], _folder.Names);
    }

    [Fact]
    public async Task A_run_removes_them_when_it_starts()
    {
        using var host = new MediaHost(MediaHost.Whole());
        Old(PartFiles.NewName(host.Folder["other.mp4"]));
        host.Saver().PrepareFolder();
        Assert.Empty(host.Folder.Names);

        Old(PartFiles.NewName(host.Folder["other.mp4"]));
        await host.SaveAsync();
        host.AssertSaved();
    }

    [Fact]
    public void A_folder_that_is_not_there_is_no_fault() => PartFiles.RemoveDead(Disk.Real, _folder["not/there"]);

    private static string Old(string path, bool exists = false)
    {
        if (!exists)
        {
            File.WriteAllText(path, "");
        }

        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
        return path;
    }
}
