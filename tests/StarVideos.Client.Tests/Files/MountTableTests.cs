using StarVideos.Files;

namespace StarVideos.Client.Tests.Files;

public class MountTableTests
{
    private static readonly string[] Table =
    [
        "27 1 259:1 / / rw,relatime shared:1 - ext4 /dev/root rw",
        "40 27 0:50 / /mnt/nfs4 rw,relatime shared:2 - nfs4 server:/a rw,vers=4.1,local_lock=none,addr=10.0.0.1",
        "41 27 0:51 / /mnt/nfs3 rw,relatime shared:3 master:1 - nfs server:/b rw,vers=3,nolock,local_lock=all",
        "42 27 0:52 / /mnt/flock rw - nfs4 server:/c rw,local_lock=flock",
        "43 27 0:53 / /mnt/smb rw - cifs //server/a rw,vers=3.1.1,cache=strict",
        @"44 27 0:54 / /mnt/two\040words rw - cifs //server/b rw,nobrl",
        "45 27 0:55 / /mnt/hidden rw - cifs //server/b rw,nobrl",
        "46 27 0:56 / /mnt/hidden rw - tmpfs tmpfs rw",
        "47 27 0:57 / /mnt/local rw - ext4 /dev/sdb rw,nolock",
        "not a line of that table",
        "",
    ];

    [Theory]
    [InlineData("/home/a", null)]
    [InlineData("/mnt/nfs4/a", null)]
    [InlineData("/mnt/nfs3/a", "nolock")]
    [InlineData("/mnt/nfs3", "nolock")]
    [InlineData("/mnt/nfs3b", null)]
    [InlineData("/mnt/flock/a/b", "local_lock=flock")]
    [InlineData("/mnt/smb/a", null)]
    [InlineData("/mnt/two words/a", "nobrl")]
    [InlineData("/mnt/hidden/a", null)]
    [InlineData("/mnt/local/a", null)]
    public void A_mount_whose_locks_stay_on_this_computer_is_told_by_its_option(string folder, string? option) =>
        Assert.Equal(option, MountTable.LocalLocks(folder, Table));

    [Fact]
    public void The_table_of_this_computer_can_be_read() => Assert.Null(MountTable.LocalLocks(Path.GetTempPath()));
}
