using System.Text;
using StarVideos.Client.Tests.Support;
using StarVideos.Files;
using StarVideos.Saving.Index;

namespace StarVideos.Client.Tests.Saving.Index;

/// <summary>Appending to an index that others are writing, or that cannot be written.</summary>
public sealed class IndexFileTests : IDisposable
{
    private static readonly byte[] Line = Encoding.UTF8.GetBytes("""{"v":1,"file":"fox.mp4","id":"video_1","size":3}""" + "\n");

    private readonly SavingFolder _folder = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_finds_it_locked_waits()
    {
        var held = Hold();
        var adding = new IndexFile(_folder.Path, new ReleasingDisk(held, after: 3)).AppendAsync(Line, _clock, default);
        await adding.WaitAsync(Clients.Patience);

        Assert.Single(FolderIndex.Read(_folder.Path).Entries);
        Assert.Equal(3, _clock.Delays.Count);
    }

    [Fact]
    public async Task Who_finds_it_locked_for_too_long_is_told_and_nothing_is_written()
    {
        using var held = Hold();

        var fault = await Assert.ThrowsAsync<IOException>(() => new IndexFile(_folder.Path, Disk.Real).AppendAsync(Line, _clock, default)).WaitAsync(Clients.Patience);

        Assert.Contains(IndexFile.LockName, fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder[FolderIndex.FileName]));
    }

    [Fact]
    public async Task A_run_that_is_stopped_adds_its_line_but_does_not_wait_for_others()
    {
        var stopped = new CancellationToken(canceled: true);
        await new IndexFile(_folder.Path, Disk.Real).AppendAsync(Line, _clock, stopped);
        Assert.Single(FolderIndex.Read(_folder.Path).Entries);

        using var held = Hold();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new IndexFile(_folder.Path, Disk.Real).AppendAsync(Line, _clock, stopped)).WaitAsync(Clients.Patience);
        Assert.Single(File.ReadAllLines(_folder[FolderIndex.FileName]));
    }

    [Fact]
    public async Task While_one_writes_another_does_not()
    {
        var disk = new MeddlingDisk(() => new IndexFile(_folder.Path, Disk.Real).AppendAsync(Line, _clock, new CancellationToken(canceled: true)));
        await new IndexFile(_folder.Path, disk).AppendAsync(Line, _clock, default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => disk.Meddling!);
        Assert.Equal(Line, File.ReadAllBytes(_folder[FolderIndex.FileName]));
    }

    [Fact]
    public async Task Of_a_line_that_did_not_fit_nothing_stays()
    {
        File.WriteAllBytes(_folder[FolderIndex.FileName], Line);

        await Assert.ThrowsAsync<IOException>(() => new IndexFile(_folder.Path, new FullDisk()).AppendAsync(Line, _clock, default));

        Assert.Equal(Line, File.ReadAllBytes(_folder[FolderIndex.FileName]));
    }

    [Fact]
    public async Task An_index_that_may_not_be_written_is_told_once_and_not_tried_for_every_video()
    {
        var warnings = new List<string>();
        var disk = new ForbiddenDisk();
        using var index = new IndexWriter(_folder.Path, VideoJournal.Off, disk, _clock, warnings.Add, default);
        foreach (var name in new[] { "fox.mp4", "crow.mp4" })
        {
            await index.AddAsync(new SavedVideo { Task = VideoTask.WithId("video_1"), Path = _folder[name], Length = 3 });
        }

        Assert.Equal(1, disk.Attempts);
        var warning = Assert.Single(warnings);
        Assert.All([_folder[FolderIndex.FileName], "denied", "no line for fox.mp4", "SkipExisting"], words => Assert.Contains(words, warning, StringComparison.Ordinal));
    }

    private FileStream Hold() => new(_folder[IndexFile.LockName], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Releases a lock after a number of attempts to take it.</summary>
    private sealed class ReleasingDisk(FileStream held, int after) : Disk
    {
        private int _left = after;

        internal override FileStream OpenShared(string path, FileShare share)
        {
            if (_left-- == 0)
            {
                held.Dispose();
            }

            return base.OpenShared(path, share);
        }
    }

    /// <summary>Runs an action at the moment in which the index is opened for writing.</summary>
    private sealed class MeddlingDisk(Func<Task> meddle) : Disk
    {
        internal Task? Meddling { get; private set; }

        internal override FileStream OpenShared(string path, FileShare share)
        {
            if (path.EndsWith(FolderIndex.FileName, StringComparison.Ordinal))
            {
                Meddling = meddle();
            }

            return base.OpenShared(path, share);
        }
    }

    /// <summary>A disk with room for half a line.</summary>
    private sealed class FullDisk : Disk
    {
        internal override FileStream OpenShared(string path, FileShare share) => new FullFile(path, share);
    }

    private sealed class FullFile(string path, FileShare share) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1)
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count / 2);
            throw new IOException("No space left on device");
        }
    }

    private sealed class ForbiddenDisk : Disk
    {
        internal int Attempts { get; private set; }

        internal override FileStream OpenShared(string path, FileShare share)
        {
            if (!path.EndsWith(FolderIndex.FileName, StringComparison.Ordinal))
            {
                return base.OpenShared(path, share);
            }

            Attempts++;
            throw new UnauthorizedAccessException("Access to the path is denied.");
        }
    }
}
