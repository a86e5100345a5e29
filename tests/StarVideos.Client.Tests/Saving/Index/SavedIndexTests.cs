using System.Security.Cryptography;
using System.Text;
using StarVideos.Client.Tests.Support;
using StarVideos.Saving.Index;

namespace StarVideos.Client.Tests.Saving.Index;

/// <summary>The index of a folder after a run has saved into it.</summary>
public sealed class SavedIndexTests : Bench
{
    private readonly List<SaveResult> _results = [];

    private string IndexPath => Path.Combine(Videos, FolderIndex.FileName);

    private string[] Lines => File.ReadAllLines(IndexPath);

    [Fact]
    public async Task A_folder_that_was_moved_still_knows_what_it_holds()
    {
        var batch = Batch(new SubmitOptions { Batch = "trailer" });
        VideoRow[] rows =
        [
            new(new TextRequest("A harbour at dawn", duration: 5, ratio: "16:9", name: "harbour")),
            new(new ImageReferenceRequest("The fox runs", ["https://example.com/fox.png?sign=SECRET", "https://example.com/snow.png"], name: "fox")),
        ];
        await foreach (var result in batch.RunAsync(rows, Save))
        {
            Assert.Null(result.Error);
        }

        var moved = Videos + "-moved";
        Directory.Move(Videos, moved);
        File.Delete(JournalPath);
        var index = FolderIndex.Read(moved);

        Assert.Equal((2, 0, 0), (index.Entries.Count, index.Skipped, index.Newer));
        Assert.All(index.Entries.Values, entry => Assert.Equal((Digest(Path.Combine(moved, entry.File)), new FileInfo(Path.Combine(moved, entry.File)).Length), (entry.Sha256, entry.Size)));
        var (harbour, fox) = (index.Entries["harbour.mp4"], index.Entries["fox.mp4"]);
        Assert.Equal(("harbour", "trailer", "A harbour at dawn", VideoMode.Text, 5, "16:9"), (harbour.Task.Name, harbour.Task.Batch, harbour.Task.Prompt, harbour.Task.Mode, harbour.Task.Duration, harbour.Task.Ratio));
        Assert.Equal(5.0, harbour.Task.ActualDuration);
        Assert.Empty(harbour.References);
        Assert.Equal(["https://example.com/fox.png?…", "https://example.com/snow.png"], fox.References);
        Assert.NotNull(fox.Task.CreatedAt);
        Assert.NotNull(fox.EndedAt);
        Assert.NotNull(fox.SavedAt);
        var text = File.ReadAllText(Path.Combine(moved, FolderIndex.FileName));
        Assert.All(["SECRET", TestKey.Value, "/media/", Videos, Emulator.BaseUri.Authority], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_references_of_tasks_that_are_known_by_their_ids_are_found_in_the_journal()
    {
        var id = (await Journal.SubmitAsync(Client, new ImageReferenceRequest("p", ["https://example.com/fox.png"]))).Id;
        await SaveAsync(Save, VideoTask.WithId(id));
        var later = (await Journal.SubmitAsync(Client, new ImageReferenceRequest("p", ["https://example.com/crow.png"]))).Id;
        using var stage = new SaveStage(Client, Save, _results.Add);
        var first = (await CompletedAsync(1))[0];
        await stage.AddAsync(first);
        await stage.AddAsync(VideoTask.WithId(later));
        var latest = (await Journal.SubmitAsync(Client, new ImageReferenceRequest("p", ["https://example.com/cat.png"]))).Id;
        await stage.AddAsync(VideoTask.WithId(latest));
        await stage.CompleteAsync();

        var byId = FolderIndex.Read(Videos).Entries.Values.ToDictionary(entry => entry.Task.Id, entry => entry.References.SingleOrDefault());
        Assert.Equal(["https://example.com/fox.png", null, "https://example.com/crow.png", "https://example.com/cat.png"], new[] { id, first.Id, later, latest }.Select(task => byId[task]));
    }

    [Fact]
    public async Task Take_and_row_are_in_the_line()
    {
        var task = (await CompletedAsync(1))[0] with { Name = "fox", Take = 2, TakeOf = "ABC" };
        await SaveAsync(Save, task);

        Assert.Equal((2, "ABC"), (FolderIndex.Read(Videos).Entries["fox-2.mp4"].Task.Take, FolderIndex.Read(Videos).Entries["fox-2.mp4"].Task.TakeOf));
    }

    [Fact]
    public async Task Without_the_index_the_folder_has_the_videos_only()
    {
        await SaveAsync(Save with { WriteIndex = false }, await CompletedAsync(2));

        Assert.Equal(2, Directory.GetFiles(Videos, "*").Length);
        Assert.All(_results, result => Assert.NotNull(result.Video));
    }

    [Fact]
    public async Task What_was_saved_before_there_was_an_index_is_added_once()
    {
        var tasks = await CompletedAsync(3);
        await SaveAsync(Save with { WriteIndex = false }, tasks);
        var written = new DateTime(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc);
        Array.ForEach(Directory.GetFiles(Videos), file => File.SetLastWriteTimeUtc(file, written));

        await SaveAsync(Save with { SkipExisting = true }, tasks);
        await SaveAsync(Save with { SkipExisting = true }, tasks);

        Assert.Equal(3, Lines.Length);
        Assert.All(FolderIndex.Read(Videos).Entries.Values, entry => Assert.Equal((Digest(Path.Combine(Videos, entry.File)), new DateTimeOffset(written)), (entry.Sha256, entry.SavedAt)));
        Assert.Equal(3, Counters.MediaRequests);
    }

    [Fact]
    public async Task A_file_that_is_in_the_index_is_not_read_again()
    {
        var tasks = await CompletedAsync(1);
        await SaveAsync(Save, tasks);
        var path = Assert.Single(_results).Video!.Path;
        var other = new byte[new FileInfo(path).Length];
        File.WriteAllBytes(path, other);

        await SaveAsync(Save with { SkipExisting = true }, tasks);

        Assert.Single(Lines);
        Assert.NotEqual(Digest(path), Assert.Single(FolderIndex.Read(Videos).Entries).Value.Sha256);
    }

    [Fact]
    public async Task A_run_that_died_between_the_file_and_its_line_is_mended_by_the_next_one()
    {
        var tasks = await CompletedAsync(3);
        await SaveAsync(Save, tasks);
        var lines = Lines;
        File.WriteAllText(IndexPath, lines[0] + "\n" + lines[1][..20]);

        await SaveAsync(Save with { SkipExisting = true }, tasks);

        var index = FolderIndex.Read(Videos);
        Assert.Equal((3, 1), (index.Entries.Count, index.Skipped));
        Assert.Equal([lines[0], lines[1][..20]], Lines[..2]);
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Zeros_that_a_power_cut_has_left_stay_on_a_line_of_their_own()
    {
        Directory.CreateDirectory(Videos);
        File.WriteAllBytes(IndexPath, new byte[300]);

        await SaveAsync(Save, await CompletedAsync(2));

        var index = FolderIndex.Read(Videos);
        Assert.Equal((2, 1), (index.Entries.Count, index.Skipped));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task A_file_that_was_replaced_gets_another_line_which_counts()
    {
        var tasks = await CompletedAsync(2);
        await SaveAsync(Save, tasks[0] with { Name = "fox" });
        await SaveAsync(Save with { Force = true }, tasks[1] with { Name = "fox" });

        Assert.Equal(2, Lines.Length);
        Assert.Equal(tasks[1].Id, Assert.Single(FolderIndex.Read(Videos).Entries).Value.Task.Id);
    }

    [Fact]
    public async Task A_file_that_has_another_length_than_its_line_says_gets_another_line()
    {
        using var client = Clients.OverSockets(Emulator.BaseUri, new ManualClock());
        var task = (await CompletedAsync(1))[0] with { Name = "fox" };
        await SaveAsync(client, Save, task);
        File.WriteAllText(Path.Combine(Videos, "fox.mp4"), "cut by hand");

        await SaveAsync(client, Save with { SkipExisting = true }, task);

        Assert.Equal(2, Lines.Length);
        Assert.Equal(11, FolderIndex.Read(Videos).Entries["fox.mp4"].Size);
    }

    [Fact]
    public async Task A_file_that_only_its_name_makes_another_tasks_stays_that_of_the_task_that_saved_it()
    {
        // Without a journal, a file of the right name counts as the video.
        using var client = Clients.OverSockets(Emulator.BaseUri, new ManualClock());
        var tasks = await CompletedAsync(2);
        await SaveAsync(client, Save, tasks[0] with { Name = "fox" });
        await SaveAsync(client, Save with { SkipExisting = true }, tasks[1] with { Name = "fox" });

        Assert.True(_results[1].Video!.WasSkipped);
        Assert.Single(Lines);
        Assert.Equal(tasks[0].Id, FolderIndex.Read(Videos).Entries["fox.mp4"].Task.Id);
    }

    [Fact]
    public async Task A_video_that_cannot_be_read_again_gets_its_line_without_a_digest()
    {
        var task = (await CompletedAsync(1))[0];
        var video = new SavedVideo { Task = task, Path = Path.Combine(Videos, "gone.mp4"), Length = 3, WasSkipped = true };
        Directory.CreateDirectory(Videos);
        using (var index = new IndexWriter(Videos, VideoJournal.Off, StarVideos.Files.Disk.Real, new ManualClock(), text => Assert.Fail(text), default))
        {
            await index.AddAsync(video);
        }

        Assert.Null(FolderIndex.Read(Videos).Entries["gone.mp4"].Sha256);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_index_costs_no_video_and_is_told_once()
    {
        Directory.CreateDirectory(IndexPath);

        await SaveAsync(Save, await CompletedAsync(3));

        Assert.Equal(3, _results.Count(result => File.Exists(result.Video?.Path)));
        var warning = Assert.Single(Warnings);
        Assert.All([IndexPath, "there is a folder of that name", "SkipExisting", ".mp4"], words => Assert.Contains(words, warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_index_of_another_program_is_left_as_it_is()
    {
        const string Foreign = "{\"text\": \"a data set\", \"file\": \"fox.mp4\"}\n";
        Directory.CreateDirectory(Videos);
        File.WriteAllText(IndexPath, Foreign);

        await SaveAsync(Save, await CompletedAsync(2));

        Assert.Equal(Foreign, File.ReadAllText(IndexPath));
        Assert.Equal(2, _results.Count(result => File.Exists(result.Video?.Path)));
        Assert.Contains("did not write", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"v": 1, "file": "fox.mp4", "id": "video_1", "size": 3}""")]
    [InlineData("""{"file": "fox.mp4", "id": "video_1", "size": 3, "v": 1}""")]
    [InlineData("""{"id": "video_1", "later": 3, "v": 2}""")]
    [InlineData("""{"v""")]
    public async Task An_index_that_was_edited_is_added_to(string line)
    {
        Directory.CreateDirectory(Videos);
        File.WriteAllText(IndexPath, line);

        await SaveAsync(Save, (await CompletedAsync(1))[0]);

        Assert.Equal(line, Lines[0]);
        Assert.Equal(2, Lines.Length);
        Assert.Empty(Warnings);
    }

    [NeedsFact(Need.FullDevice)]
    public async Task A_full_disk_costs_no_video_and_is_told_once()
    {
        Directory.CreateDirectory(Videos);
        File.CreateSymbolicLink(IndexPath, "/dev/full");

        await SaveAsync(Save, await CompletedAsync(3));

        Assert.Equal(3, _results.Count(result => File.Exists(result.Video?.Path)));
        Assert.Contains("No space left", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [NeedsFact(Need.Unix)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task The_index_may_be_read_by_whoever_may_read_the_videos()
    {
        await SaveAsync(Save, await CompletedAsync(1));

        Assert.Equal(File.GetUnixFileMode(Assert.Single(_results).Video!.Path), File.GetUnixFileMode(IndexPath));
        Assert.Equal([".index.jsonl.lock", "index.jsonl"], Directory.GetFiles(Videos).Select(Path.GetFileName).Where(name => !name!.EndsWith(".mp4", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private Task SaveAsync(SaveOptions options, params VideoTask[] tasks) => SaveAsync(Client, options, tasks);

    private async Task SaveAsync(StarVideosClient client, SaveOptions options, params VideoTask[] tasks)
    {
        using var stage = new SaveStage(client, options, _results.Add, Notices);
        foreach (var task in tasks)
        {
            await stage.AddAsync(task);
        }

        await stage.CompleteAsync();
        Assert.All(_results, result => Assert.Null(result.Error));
    }

    private static string Digest(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
