using StarVideos.Client.Tests.Support;
using StarVideos.Files;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

/// <summary>Overlapping runs rely on the lock, so a lock that does not work must be detected.</summary>
public class LockTrustTests : JournalFixture
{
    private static readonly TextRequest Row = new("p");

    [Fact]
    public async Task A_lock_that_two_can_have_is_refused_before_anything_is_recorded()
    {
        var journal = On(new LocklessDisk());
        var error = await Assert.ThrowsAsync<StarVideosException>(() => journal.Recorder.BeginAsync(Row, Service, null, default));

        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        Assert.Contains("nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Contains("SMB, NFS 4", error.Message, StringComparison.Ordinal);
        Assert.Contains(Path, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task It_is_tried_once()
    {
        var disk = new CountingDisk();
        var journal = On(disk);
        await journal.Recorder.BeginAsync(Row, Service, null, default);
        var first = disk.Locks;
        await journal.Recorder.BeginAsync(Row, Service, null, default);
        Assert.Equal(2, first);
        Assert.Equal(3, disk.Locks);
    }

    [Fact]
    public async Task After_a_refusal_others_can_take_the_lock()
    {
        var disk = new CountingDisk { IsFailing = true };
        var journal = On(disk);
        await Assert.ThrowsAsync<StarVideosException>(() => journal.Recorder.BeginAsync(Row, Service, null, default));
        using (var other = JournalLock.TryTake(Path))
        {
            Assert.NotNull(other);
        }

        disk.IsFailing = false;
        await journal.Recorder.BeginAsync(Row, Service, null, default);
        Assert.Single(Unresolved());
    }

    [Fact]
    public async Task Locks_that_hold_on_this_computer_only_are_warned_of_once()
    {
        var journal = On(new CountingDisk { Option = "nobrl" });
        for (var i = 0; i < 2; i++)
        {
            await journal.Recorder.BeginAsync(Row, Service, null, default);
            journal.Recorder.TellNotices(Warnings.Add);
        }

        var warning = Assert.Single(Warnings);
        Assert.Contains("'nobrl'", warning, StringComparison.Ordinal);
        Assert.Contains(Path, warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_in_which_dotnet_does_not_lock_keep_each_other_out_all_the_same()
    {
        var writers = Enumerable.Range(0, 4).Select(i => WriterProcess.Start(Path, $"p{i}", 100, isDotNetLocking: false)).ToList();
        await System.Threading.Tasks.Task.WhenAll(writers.Select(writer => writer.StandardOutput.ReadToEndAsync()));

        Assert.All(writers, writer => writer.WaitForExit());
        Assert.All(writers, writer => Assert.Equal(0, writer.ExitCode));
        Assert.Equal(400, Ids().Count);
        Assert.Equal(800, File.ReadLines(Path).Count());
        Assert.Empty(Warnings);
        writers.ForEach(writer => writer.Dispose());
    }

    private VideoJournal On(Disk disk) => new(JournalLocation.From(Path), new JournalWriter(Path, new PatientClock(Clock), disk: disk), Clock);

    /// <summary>A share without locks: every process that opens the lock file gets it.</summary>
    private sealed class LocklessDisk : Disk
    {
        private int _count;

        internal override FileStream OpenPrivate(string path, FileMode mode, FileAccess access, FileShare share) =>
            base.OpenPrivate(path.EndsWith(".lock", StringComparison.Ordinal) ? $"{path}.{_count++}" : path, mode, access, share);
    }

    private sealed class CountingDisk : Disk
    {
        internal int Locks { get; private set; }

        /// <summary>Whether the second opening of the lock file fails, as without free handles.</summary>
        internal bool IsFailing { get; set; }

        internal string? Option { get; init; }

        internal override string? LocalLocks(string folder) => Option;

        internal override FileStream OpenPrivate(string path, FileMode mode, FileAccess access, FileShare share)
        {
            if (path.EndsWith(".lock", StringComparison.Ordinal) && ++Locks % 2 == 0 && IsFailing)
            {
                throw new IOException("Too many open files");
            }

            return base.OpenPrivate(path, mode, access, share);
        }
    }
}
