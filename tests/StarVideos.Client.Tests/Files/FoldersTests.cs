using StarVideos.Client.Tests.Journal;
using StarVideos.Client.Tests.Saving;
using StarVideos.Files;

namespace StarVideos.Client.Tests.Files;

public sealed class FoldersTests
{
    [Fact]
    public void Each_folder_made_is_flushed_into_the_one_above_before_the_next_is_made()
    {
        using var folder = new SavingFolder();
        var disk = new StrictDisk();
        Folders.Make(disk, folder["a/b/c"], isPrivate: false);

        Assert.True(Directory.Exists(folder["a/b/c"]));
        Assert.Equal([folder.Path, folder["a"], folder["a/b"]], disk.FlushedFolders);
    }

    [Fact]
    public void One_that_exists_is_left_alone()
    {
        using var folder = new SavingFolder();
        var disk = new StrictDisk();
        Folders.Make(disk, folder.Path, isPrivate: true);
        Assert.Empty(disk.FlushedFolders);
    }

    [Fact]
    public void A_folder_of_this_computer_can_be_flushed()
    {
        using var folder = new SavingFolder();
        Assert.Null(Disk.Real.FlushFolder(folder.Path));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Null(Disk.Real.FlushFolder(@"C:\not\there"));
            return;
        }

        var fault = Assert.Throws<IOException>(() => Disk.Real.FlushFolder("/not/there"));
        Assert.Contains("/not/there", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_system_that_flushes_no_folders_says_so() =>
        Assert.Equal(Directory.Exists("/proc/self"), OperatingSystem.IsLinux() && Disk.Real.FlushFolder("/proc/self") is { Length: > 0 });
}
