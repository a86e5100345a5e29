using StarVideos.Client.Tests.Support;
using StarVideos.Files;
using StarVideos.Journal;
using StarVideos.Saving;

namespace StarVideos.Client.Tests.Saving;

/// <summary>Which task a file belongs to, according to the journal.</summary>
public sealed class OwnerTests : IDisposable
{
    private readonly SavingFolder _data = new();
    private readonly MediaHost _host = new(MediaHost.Whole());

    public OwnerTests() => _host.Journal = Open(_data["journal.jsonl"]);

    public void Dispose()
    {
        _host.Dispose();
        _data.Dispose();
    }

    private static VideoTask Other => MediaHost.Task with { Id = "video_2" };

    [Fact]
    public async Task The_line_is_in_the_journal_before_the_file_has_its_name()
    {
        var seen = new List<SavedFile>();
        var disk = new RenamingDisk(() => seen.AddRange(_host.Journal!.History.Saved()));
        await _host.Saver(disk).SaveAsync(MediaHost.Task);

        Assert.Equal([new SavedFile(_host.Folder["cat.mp4"], MediaHost.Task.Id, MediaHost.Video.Length)], seen);
    }

    [Fact]
    public async Task A_file_is_left_alone_where_owner_and_length_agree()
    {
        await _host.SaveAsync();
        var again = await _host.Saver(skipExisting: true).SaveAsync(MediaHost.Task);
        Assert.True(again.WasSkipped);
        Assert.Single(_host.Asked);
    }

    [Fact]
    public async Task Another_task_of_that_name_gets_a_file_of_its_own()
    {
        await _host.SaveAsync();
        var other = await _host.Saver(skipExisting: true).SaveAsync(Other);
        Assert.False(other.WasSkipped);
        Assert.Equal("cat-video_2.mp4", Path.GetFileName(other.Path));
    }

    [Fact]
    public async Task A_run_killed_between_the_line_and_the_name_is_made_good()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Saver(new RenamingDisk(static () => throw new InvalidOperationException("killed"))).SaveAsync(MediaHost.Task));
        var again = await _host.Saver(skipExisting: true).SaveAsync(MediaHost.Task);
        Assert.False(again.WasSkipped);
        _host.AssertSaved();
    }

    [Fact]
    public async Task A_file_that_another_run_has_saved_meanwhile_is_left_alone()
    {
        var faster = _host.Saver(skipExisting: true);
        var disk = new RenamingDisk(() => faster.SaveAsync(MediaHost.Task).GetAwaiter().GetResult());
        var slower = await _host.Saver(disk, skipExisting: true).SaveAsync(MediaHost.Task);
        Assert.True(slower.WasSkipped);
        _host.AssertSaved();
    }

    [Fact]
    public async Task A_file_that_another_run_has_saved_meanwhile_for_another_task_is_an_error()
    {
        var faster = _host.Saver(skipExisting: true);
        var disk = new RenamingDisk(() => faster.SaveAsync(Other).GetAwaiter().GetResult());
        var error = await Assert.ThrowsAsync<StarVideosException>(() => _host.Saver(disk, skipExisting: true).SaveAsync(MediaHost.Task));
        Assert.Equal(StarVideosErrorKind.FileExists, error.Kind);
        Assert.False((await _host.Saver(skipExisting: true).SaveAsync(MediaHost.Task)).WasSkipped);
    }

    [Fact]
    public async Task A_file_of_another_length_is_not_the_one_of_the_line()
    {
        await _host.SaveAsync();
        File.WriteAllText(_host.Folder["cat.mp4"], "edited");
        var again = await _host.Saver(skipExisting: true).SaveAsync(MediaHost.Task);
        Assert.Equal("cat-video_1.mp4", Path.GetFileName(again.Path));
        Assert.Equal("edited", File.ReadAllText(_host.Folder["cat.mp4"]));
    }

    [Fact]
    public async Task Where_two_lines_of_one_length_claim_a_file_neither_task_has_it()
    {
        await _host.SaveAsync();
        await _host.Journal!.Recorder.SavedAsync(Other, _host.Folder["cat.mp4"], MediaHost.Video.Length);
        foreach (var task in new[] { MediaHost.Task, Other })
        {
            Assert.Equal($"cat-{task.Id}.mp4", Path.GetFileName((await _host.Saver(skipExisting: true).SaveAsync(task)).Path));
            Assert.True((await _host.Saver(skipExisting: true).SaveAsync(task)).WasSkipped);
        }
    }

    [Fact]
    public async Task A_line_of_an_older_version_tells_the_owner_without_the_length()
    {
        await _host.SaveAsync();
        var lines = File.ReadAllText(_data["journal.jsonl"]);
        File.WriteAllText(_data["journal.jsonl"], lines.Replace($",\"size\":{MediaHost.Video.Length}", "", StringComparison.Ordinal));
        Assert.NotEqual(lines, File.ReadAllText(_data["journal.jsonl"]));

        Assert.True((await _host.Saver(skipExisting: true).SaveAsync(MediaHost.Task)).WasSkipped);
        Assert.False((await _host.Saver(skipExisting: true).SaveAsync(Other)).WasSkipped);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_loses_no_video_and_is_warned_of()
    {
        Directory.CreateDirectory(_data["folder"]);
        _host.Journal = Open(_data["folder"]);
        await _host.SaveAsync();
        _host.AssertSaved();
        Assert.Contains("whose file it is", Assert.Single(_host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_loses_no_video_and_is_warned_of()
    {
        Directory.CreateDirectory(_data["folder"]);
        _host.Journal = Open(_data["folder"]);
        await _host.Saver(skipExisting: true).SaveAsync(MediaHost.Task);
        _host.AssertSaved();
        Assert.Contains(_host.Warnings, warning => warning.Contains("right name counts as the video", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_another_run_has_saved_since_is_not_taken_for_ones_own()
    {
        var path = _host.Folder["journal.jsonl"];
        _host.Journal = Open(path);
        var first = _host.Saver(skipExisting: true);
        first.PrepareFolder();
        var saved = await _host.Saver(skipExisting: true).SaveAsync(Other);

        Assert.NotEqual(saved.Path, (await first.SaveAsync(MediaHost.Task)).Path);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_flushed_is_warned_of_once()
    {
        var saver = _host.Saver(new Journal.StrictDisk { Reason = "Invalid argument" });
        await saver.SaveAsync(MediaHost.Task);
        await saver.SaveAsync(Other);
        Assert.Contains("Invalid argument", Assert.Single(_host.Warnings), StringComparison.Ordinal);
    }

    private VideoJournal Open(string path) => new(JournalLocation.From(path), new JournalWriter(path, new PatientClock(_host.Clock)), _host.Clock);

    /// <summary>Runs an action before a file is renamed to its final name.</summary>
    private sealed class RenamingDisk(Action before) : Disk
    {
        internal override void Rename(string path, string other, bool replace)
        {
            before();
            base.Rename(path, other, replace);
        }
    }
}
