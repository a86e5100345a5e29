using StarVideos.Client.Tests.Support;
using StarVideos.Files;
using StarVideos.Journal;
using StarVideos.Saving;

namespace StarVideos.Client.Tests.Saving;

/// <summary>Files named after prompts. Two tasks may have the same prompt, and neither may lose its video.</summary>
public sealed class PromptFileTests : IDisposable
{
    private static readonly byte[] OtherVideo = [.. Enumerable.Range(0, 700).Select(static number => (byte)(number * 3))];

    private readonly SavingFolder _data = new();
    private readonly MediaHost _host = new(MediaHost.Whole());

    public void Dispose()
    {
        _host.Dispose();
        _data.Dispose();
    }

    private static VideoTask Fox { get; } = MediaHost.Task with { Name = null, Prompt = "A fox." };

    private static VideoTask Other { get; } = Fox with { Id = "video_2", Prompt = "a FOX" };

    public enum Mode
    {
        Plain,
        Force,
        SkipExisting,
    }

    [Fact]
    public async Task Tasks_of_one_prompt_get_a_file_each()
    {
        var saver = _host.Saver();
        await saver.SaveAsync(Fox);
        await saver.SaveAsync(Other);
        Assert.Equal(["A fox.mp4", "a FOX-video_2.mp4"], _host.Folder.Names);
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.Force)]
    [InlineData(Mode.SkipExisting)]
    public async Task A_file_that_nobody_knows_is_left_alone_and_the_id_is_added(Mode mode)
    {
        File.WriteAllText(_host.Folder["A fox.mp4"], "a stranger's");
        var saved = await SaveAsync(mode, Fox);

        Assert.False(saved.WasSkipped);
        Assert.Equal(_host.Folder["A fox-video_1.mp4"], saved.Path);
        Assert.Equal(MediaHost.Video, File.ReadAllBytes(saved.Path));
        Assert.Equal("a stranger's", File.ReadAllText(_host.Folder["A fox.mp4"]));
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.Force)]
    [InlineData(Mode.SkipExisting)]
    public async Task The_file_of_another_task_is_left_alone_with_a_journal_too(Mode mode)
    {
        using var host = new MediaHost(MediaHost.Whole(video: OtherVideo), MediaHost.Whole()) { Journal = Open() };
        await host.Saver().SaveAsync(Fox with { Id = "video_2" });
        var saved = await Saver(host, mode).SaveAsync(Fox);

        Assert.Equal((false, host.Folder["A fox-video_1.mp4"]), (saved.WasSkipped, saved.Path));
        Assert.Equal(MediaHost.Video, File.ReadAllBytes(saved.Path));
        Assert.Equal(OtherVideo, File.ReadAllBytes(host.Folder["A fox.mp4"]));
    }

    [Fact]
    public async Task Where_the_journal_knows_the_file_as_the_tasks_own_it_is_found_replaced_or_an_error()
    {
        _host.Journal = Open();
        await SaveAsync(Mode.Plain, Fox);
        var skipped = await SaveAsync(Mode.SkipExisting, Fox);
        Assert.Equal((true, _host.Folder["A fox.mp4"], 1), (skipped.WasSkipped, skipped.Path, _host.Asked.Count));

        var replaced = await SaveAsync(Mode.Force, Fox);
        Assert.Equal((false, 2), (replaced.WasSkipped, _host.Asked.Count));
        await _host.FailAsync(StarVideosErrorKind.FileExists, _host.Saver(), Fox);
        _host.AssertSaved("A fox.mp4");
    }

    [Fact]
    public async Task Without_a_journal_a_second_run_may_fetch_it_again_and_a_third_does_not()
    {
        VideoTask[] tasks = [Fox, Fox with { Id = "video_2" }];
        await SaveAllAsync(tasks);
        Assert.Equal(["A fox-video_2.mp4", "A fox.mp4"], _host.Folder.Names);

        string[] all = ["A fox-video_1.mp4", "A fox-video_2.mp4", "A fox.mp4"];
        await SaveAllAsync(tasks);
        Assert.Equal((3, all), (_host.Asked.Count, _host.Folder.Names), new Same());

        await SaveAllAsync(tasks);
        await SaveAllAsync([.. tasks.Reverse()]);
        File.Delete(_host.Folder["A fox.mp4"]);
        await SaveAllAsync(tasks);
        Assert.Equal((3, all[..2]), (_host.Asked.Count, _host.Folder.Names), new Same());
    }

    [Fact]
    public async Task A_file_with_the_id_is_the_tasks_own()
    {
        File.WriteAllText(_host.Folder["A fox.mp4"], "a stranger's");
        await SaveAsync(Mode.Plain, Fox);
        await _host.FailAsync(StarVideosErrorKind.FileExists, _host.Saver(), Fox);
        File.WriteAllText(_host.Folder["A fox-video_1.mp4"], "old");
        await SaveAsync(Mode.Force, Fox);
        Assert.Equal(MediaHost.Video, File.ReadAllBytes(_host.Folder["A fox-video_1.mp4"]));
        Assert.Equal(2, _host.Folder.Names.Length);
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.Force)]
    [InlineData(Mode.SkipExisting)]
    public async Task A_prompt_that_ends_in_the_id_of_another_task_takes_nothing_from_it(Mode mode)
    {
        using var host = new MediaHost(MediaHost.Whole(video: OtherVideo), MediaHost.Whole()) { Journal = Open() };
        File.WriteAllText(host.Folder["A fox.mp4"], "a stranger's");
        await host.Saver().SaveAsync(Other with { Prompt = "A fox-video_1" });
        var saved = await Saver(host, mode).SaveAsync(Fox);

        Assert.Equal((false, host.Folder["A fox-video_1-2.mp4"]), (saved.WasSkipped, saved.Path));
        Assert.Equal(OtherVideo, File.ReadAllBytes(host.Folder["A fox-video_1.mp4"]));
    }

    [Theory]
    [InlineData(Mode.Plain, true)]
    [InlineData(Mode.Force, true)]
    [InlineData(Mode.SkipExisting, true)]
    [InlineData(Mode.Plain, false)]
    [InlineData(Mode.Force, false)]
    [InlineData(Mode.SkipExisting, false)]
    public async Task Of_two_runs_that_save_one_prompt_at_the_same_moment_both_have_their_file(Mode mode, bool withJournal)
    {
        using var host = new MediaHost(MediaHost.Whole(), MediaHost.Whole(video: OtherVideo)) { Journal = withJournal ? Open() : null };

        // The other run finishes just before this one renames its file.
        var faster = Saver(host, mode);
        var other = Fox with { Id = "video_2" };
        SavedVideo? first = null;
        var disk = new BusyDisk(() => first = faster.SaveAsync(other).GetAwaiter().GetResult());
        var second = await host.Saver(disk, mode == Mode.Force, mode == Mode.SkipExisting).SaveAsync(Fox);

        Assert.Equal((host.Folder["A fox.mp4"], host.Folder["A fox-video_1.mp4"]), (first!.Path, second.Path));
        Assert.Equal(OtherVideo, File.ReadAllBytes(first.Path));
        Assert.Equal(MediaHost.Video, File.ReadAllBytes(second.Path));
        Assert.Equal(2, host.Folder.Names.Length);
        if (withJournal)
        {
            foreach (var (task, saved) in new[] { (other, first), (Fox, second) })
            {
                var again = await Saver(host, Mode.SkipExisting).SaveAsync(task);
                Assert.Equal((true, saved.Path), (again.WasSkipped, again.Path));
            }
        }
    }

    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.Force)]
    [InlineData(Mode.SkipExisting)]
    public async Task A_file_that_comes_during_the_download_is_left_alone(Mode mode)
    {
        SavingFolder? folder = null;
        using var host = new MediaHost(() =>
        {
            File.WriteAllText(folder!["A fox.mp4"], "a stranger's");
            return MediaHost.Whole()();
        })
        { Journal = Open() };
        folder = host.Folder;
        var saved = await Saver(host, mode).SaveAsync(Fox);

        Assert.Equal(host.Folder["A fox-video_1.mp4"], saved.Path);
        Assert.Equal("a stranger's", File.ReadAllText(host.Folder["A fox.mp4"]));
        Assert.Equal([new SavedFile(saved.Path, Fox.Id, 1000)], host.Journal!.History.Saved());
    }

    [Fact]
    public async Task A_video_that_another_run_saves_during_the_download_is_left_alone()
    {
        MediaHost? host = null;
        Func<HttpResponseMessage> slow = () =>
        {
            host!.Saver(skipExisting: true).SaveAsync(Fox).GetAwaiter().GetResult();
            return MediaHost.Whole()();
        };
        using (host = new MediaHost(slow, MediaHost.Whole()) { Journal = Open() })
        {
            Assert.True((await host.Saver(skipExisting: true).SaveAsync(Fox)).WasSkipped);
            host.AssertSaved("A fox.mp4");
        }
    }

    [Fact]
    public async Task A_folder_of_that_name_is_in_nobodys_way()
    {
        Directory.CreateDirectory(_host.Folder["A fox.mp4"]);
        await SaveAsync(Mode.Plain, Fox);
        _host.AssertSaved("A fox-video_1.mp4");
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_makes_no_file_the_tasks_own()
    {
        Directory.CreateDirectory(_data["folder"]);
        _host.Journal = Open("folder");
        File.WriteAllText(_host.Folder["A fox.mp4"], "a stranger's");
        Assert.Equal(_host.Folder["A fox-video_1.mp4"], (await SaveAsync(Mode.Force, Fox)).Path);
        Assert.Contains(_host.Warnings, warning => warning.Contains("unless the name was made from a prompt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_comes_in_whatever_order_no_task_loses_its_video_or_gets_anothers()
    {
        var random = new Random(3);
        for (var round = 0; round < 60; round++)
        {
            var videos = new Dictionary<string, byte[]>();
            var next = new byte[1];
            using var host = new MediaHost(() => MediaHost.Whole(video: next)()) { Journal = random.Next(2) == 0 ? Open($"round{round}") : null };
            for (var run = 0; run < 4; run++)
            {
                var mode = (Mode)random.Next(3);
                var saver = Saver(host, mode);
                foreach (var number in Enumerable.Range(1, 4).OrderBy(_ => random.Next()).Take(random.Next(1, 5)))
                {
                    var task = Fox with { Id = $"video_{number}", Prompt = number % 2 == 0 ? "A fox" : "a fox!", Name = null };
                    next = [.. Enumerable.Repeat((byte)number, number)];
                    var (path, wasSkipped) = await TrySaveAsync(saver, task);
                    Assert.True(path is not null || mode == Mode.Plain);
                    Assert.True(!wasSkipped || mode == Mode.SkipExisting);
                    videos[task.Id] = next;
                    if (path is not null)
                    {
                        Assert.Equal(next, File.ReadAllBytes(path));
                    }
                }

                Assert.All(videos.Values, video => Assert.Contains(host.Folder.Names, name => File.ReadAllBytes(host.Folder[name]).SequenceEqual(video)));
                Assert.InRange(host.Folder.Names.Length, videos.Count, 2 * videos.Count);
            }
        }
    }

    private static async Task<(string? Path, bool WasSkipped)> TrySaveAsync(VideoSaver saver, VideoTask task)
    {
        try
        {
            var saved = await saver.SaveAsync(task);
            return (saved.Path, saved.WasSkipped);
        }
        catch (StarVideosException fault) when (fault.Kind == StarVideosErrorKind.FileExists)
        {
            return (null, false);
        }
    }

    private static VideoSaver Saver(MediaHost host, Mode mode) => host.Saver(force: mode == Mode.Force, skipExisting: mode == Mode.SkipExisting);

    private Task<SavedVideo> SaveAsync(Mode mode, VideoTask task) => Saver(_host, mode).SaveAsync(task).WaitAsync(Clients.Patience);

    private async Task SaveAllAsync(VideoTask[] tasks)
    {
        var saver = Saver(_host, Mode.SkipExisting);
        foreach (var task in tasks)
        {
            await saver.SaveAsync(task).WaitAsync(Clients.Patience);
        }
    }

    private VideoJournal Open(string name = "journal.jsonl") => new(JournalLocation.From(_data[name]), new JournalWriter(_data[name], new PatientClock(_host.Clock)), _host.Clock);

    /// <summary>A disk on which an action runs once, just before a file is renamed to its final name.</summary>
    private sealed class BusyDisk(Action before) : Disk
    {
        private Action? _before = before;

        internal override void Rename(string path, string other, bool replace)
        {
            Interlocked.Exchange(ref _before, null)?.Invoke();
            base.Rename(path, other, replace);
        }
    }

    private sealed class Same : IEqualityComparer<(int Asked, string[] Names)>
    {
        public bool Equals((int Asked, string[] Names) one, (int Asked, string[] Names) other) => one.Asked == other.Asked && one.Names.SequenceEqual(other.Names);

        public int GetHashCode((int Asked, string[] Names) one) => one.Asked;
    }
}
