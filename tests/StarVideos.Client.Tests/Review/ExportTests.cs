using System.Text.Json.Nodes;
using StarVideos.Review.Export;

namespace StarVideos.Client.Tests.Review;

public sealed class ExportTests : ReviewFixture
{
    [Fact]
    public void A_saved_video_is_named_by_its_address_beside_the_page()
    {
        var file = Video("takes/harbour #1 50%?.mp4");
        var page = Export([ReviewEntry.Of(Done("video_1", "harbour"), file)], new ReviewOptions { Title = "trailer" });

        var entry = Assert.Single(Entries);
        Assert.Equal("takes/harbour%20%231%2050%25%3F.mp4", (string?)entry["file"]);
        Assert.Equal("takes/harbour #1 50%?.mp4", (string?)entry["fileName"]);
        Assert.Equal(new FileInfo(file).Length, (long)entry["size"]!);
        Assert.Equal(("video_1", "harbour", "Completed"), ((string?)entry["id"], (string?)entry["name"], (string?)entry["status"]));
        Assert.EndsWith("Z", (string?)entry["savedAt"], StringComparison.Ordinal);
        Assert.Equal((Page, "trailer", 1), (page.Path, page.Title, page.Entries));
        Assert.Equal(page.Id, (string?)Data["id"]);
        Assert.Equal("trailer", (string?)Data["title"]);
        Assert.Empty(Warnings);
        Assert.Equal(["harbour #1 50%?.mp4", "review.html"], Directory.EnumerateFiles(Videos, "*", SearchOption.AllDirectories).Select(System.IO.Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_the_journal_knows_is_on_it_and_no_more()
    {
        await AcceptAsync(new ImageAndVideoRequest("a fox", ["https://example.com/a.png?sign=secret", "https://example.com/b.png"], "https://example.com/v.mp4", "fox"), "video_1", "run");
        await Journal.Recorder.EndedAsync(Done("video_1") with { ActualDuration = 5.04, VideoUrl = new Uri("https://media.example.com/x.mp4?sign=secret") });
        Export([ReviewEntry.Of(VideoTask.WithId("video_1") with { VideoUrl = new Uri("https://media.example.com/x.mp4?sign=secret") })]);

        var entry = Assert.Single(Entries);
        Assert.Equal(("fox", "run", "Completed", "ImageAndVideo", 5.04), ((string?)entry["name"], (string?)entry["batch"], (string?)entry["status"], (string?)entry["mode"], (double)entry["actualDuration"]!));
        Assert.Equal("""{"prompt":"a fox","referenceImages":["https://example.com/a.png?…","https://example.com/b.png"],"referenceVideos":["https://example.com/v.mp4"]}""", entry["request"]!.ToJsonString(Readable));
        Assert.NotNull(entry["createdAt"]);
        Assert.NotNull(entry["endedAt"]);
        Assert.Null(entry["file"]);
        Assert.DoesNotContain("secret", File.ReadAllText(Page), StringComparison.Ordinal);
        Assert.DoesNotContain("media.example.com", File.ReadAllText(Page), StringComparison.Ordinal);
    }

    /// <summary>Otherwise a retake with an unusable address would be paid for.</summary>
    [Theory]
    [InlineData("https://user:secret@example.com/a.png")]
    [InlineData("https://secret@example.com/a.png?sign=secret")]
    public async Task An_address_that_lost_its_password_is_marked_as_one_that_lost_its_query(string address)
    {
        await AcceptAsync(new VideoReferenceRequest("p", address), "video_1");
        Export([ReviewEntry.Of(VideoTask.WithId("video_1"))]);
        Assert.Equal("https://example.com/a.png?…", (string?)Assert.Single(Entries)["request"]!["referenceVideos"]![0]);
        Assert.Throws<InvalidRequestException>(static () => new VideoReferenceRequest("p", "https://example.com/a.png?…"));
        Assert.DoesNotContain("secret", File.ReadAllText(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_match_without_regard_to_case_as_everywhere()
    {
        await AcceptAsync(new TextRequest("p"), "video_1", "Run");
        await AcceptAsync(new TextRequest("q"), "video_2", "run");
        Export([], new ReviewOptions { Batches = ["RUN"] });
        Assert.Equal(["video_1", "video_2"], EntryIds);
        Assert.Empty(Warnings);
    }

    [Fact]
    public void Takes_of_a_row_that_was_submitted_again_come_run_by_run()
    {
        ReviewEntry[] entries = [Take("1", 2, "first"), Take("2", 2, "second"), Take("3", 1, "second"), Take("4", 1, "first")];
        Assert.Equal(["4", "1", "3", "2"], EntryOrder.Of([.. entries], []).Select(static entry => entry.Task.Id));

        static ReviewEntry Take(string id, int take, string run) => ReviewEntry.Of(Done(id) with { TakeOf = "row", Take = take, Batch = run });
    }

    [Fact]
    public async Task A_label_that_is_misspelled_is_told()
    {
        await AcceptAsync(new TextRequest("p"), "video_1", "run");
        Export([], new ReviewOptions { Batches = ["run", "rum"] });
        Assert.Equal(["video_1"], EntryIds);
        Assert.Contains("'rum'", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_of_which_nothing_is_known_is_left_out()
    {
        await AcceptAsync(new TextRequest("p"), "video_1", "run");
        Export([ReviewEntry.Of(VideoTask.WithId("harbour.mp4")), ReviewEntry.Of(VideoTask.WithId("video_1")), ReviewEntry.Of(VideoTask.WithId("fox.mp4"))]);
        Assert.Equal(["video_1"], EntryIds);
        Assert.Contains("2 of them, the first harbour.mp4", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frames_and_images_are_told_apart_by_the_mode()
    {
        await AcceptAsync(new FirstLastFrameRequest("p", "https://example.com/1.png", "https://example.com/2.png", 5, "16:9"), "video_1");
        await AcceptAsync(new ImageReferenceRequest("p", ["https://example.com/1.png"]), "video_2");
        Export([ReviewEntry.Of(VideoTask.WithId("video_1")), ReviewEntry.Of(VideoTask.WithId("video_2"))]);

        Assert.Equal(
            ["""{"prompt":"p","duration":5,"ratio":"16:9","first_image":"https://example.com/1.png","last_image":"https://example.com/2.png"}""", """{"prompt":"p","referenceImages":["https://example.com/1.png"]}"""],
            Entries.Select(static entry => entry["request"]!.ToJsonString(Readable)));
    }

    /// <summary>A table may contain one row ten thousand times, and an index may give the same row for any number of files.</summary>
    [Fact]
    public void A_row_of_very_many_takes_takes_no_time_worth_mentioning()
    {
        const int Entries = 100_000;
        var entries = Enumerable.Range(0, Entries).Select(static at => ReviewEntry.Of(Done($"video_{at}") with { TakeOf = "row", Take = 1 + ((Entries - at) % 50) })).ToList();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var ordered = EntryOrder.Of(entries, []);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.All(ordered.Zip(ordered.Skip(1)), static pair => Assert.True(
            pair.First.Task.Take < pair.Second.Task.Take || (pair.First.Task.Take == pair.Second.Task.Take && Number(pair.First) < Number(pair.Second))));

        static int Number(ReviewEntry entry) => int.Parse(entry.Task.Id["video_".Length..], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_run_is_in_the_order_of_its_table_with_what_failed_in_its_words()
    {
        for (var row = 1; row <= 3; row++)
        {
            await AcceptAsync(new TextRequest($"row {row}"), $"video_{row}", "run");
        }

        await AcceptAsync(new TextRequest("other"), "video_4", "another");
        await Journal.Recorder.EndedAsync(Task("video_2") with { Status = VideoTaskStatus.Failed, Error = "<b>refused</b>" });
        var page = Export([], new ReviewOptions { Batches = ["run"] });

        Assert.Equal(["video_1", "video_2", "video_3"], EntryIds);
        Assert.Equal(("Failed", "<b>refused</b>"), ((string?)Entries[1]["status"], (string?)Entries[1]["error"]));
        Assert.Equal([1, 2, 3], Entries.Select(static entry => (int)entry["row"]!));
        Assert.Equal("run", page.Title);
    }

    [Fact]
    public async Task Videos_that_were_ready_in_another_order_are_in_that_of_the_table_and_takes_beside_each_other()
    {
        foreach (var id in new[] { "video_1", "video_2", "video_3", "video_4" })
        {
            await AcceptAsync(new TextRequest(id), id, "run");
        }

        Export(
        [
            ReviewEntry.Of(Done("video_4") with { TakeOf = "B", Take = 2 }),
            ReviewEntry.Of(Done("elsewhere")),
            ReviewEntry.Of(Done("video_3") with { TakeOf = "A", Take = 2 }),
            ReviewEntry.Of(Done("video_1") with { TakeOf = "A", Take = 1 }),
            ReviewEntry.Of(Done("video_2") with { TakeOf = "B", Take = 1 }),
        ]);

        Assert.Equal(["video_1", "video_3", "elsewhere", "video_2", "video_4"], EntryIds);
        Assert.Equal([1, 1, 2, 3, 3], Entries.Select(static entry => (int)entry["row"]!));
    }

    [Fact]
    public async Task Tasks_that_failed_in_the_run_of_saved_files_are_there_too()
    {
        await AcceptAsync(new TextRequest("made"), "video_1", "run");
        await AcceptAsync(new TextRequest("failed"), "video_2", "run");
        await AcceptAsync(new TextRequest("going on"), "video_3", "run");
        await AcceptAsync(new TextRequest("failed elsewhere"), "video_4", "another");
        await AcceptAsync(new TextRequest("failed without a label"), "video_5");
        foreach (var id in new[] { "video_2", "video_4", "video_5" })
        {
            await Journal.Recorder.EndedAsync(Task(id) with { Status = VideoTaskStatus.Failed, Error = "no" });
        }

        Export([ReviewEntry.Of(Done("video_1"), Video("made.mp4"))]);
        Assert.Equal(["video_1", "video_2"], EntryIds);

        Export([ReviewEntry.Of(Done("video_1"))]);
        Assert.Equal(["video_1"], EntryIds);
    }

    [Fact]
    public async Task A_file_is_known_by_the_journal_and_one_that_nobody_knows_is_named()
    {
        var path = Video("a.mp4");
        await AcceptAsync(new TextRequest("p"), "video_1");
        await Journal.Recorder.SavedAsync(Task("video_1"), path, new FileInfo(path).Length);
        Export([ReviewEntry.OfFile(path), ReviewEntry.OfFile(Video("b.mp4")), ReviewEntry.OfFile(Video("c.mp4"))]);

        Assert.Equal(["video_1"], EntryIds);
        var warning = Assert.Single(Warnings);
        Assert.Contains("2 files", warning, StringComparison.Ordinal);
        Assert.Contains("b.mp4", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_an_index_is_enough()
    {
        var path = Video("fox.mp4");
        File.WriteAllText(System.IO.Path.Combine(Videos, "index.jsonl"), $$"""{"v":1,"file":"fox.mp4","id":"video_9","savedAt":"2026-11-21T18:00:00Z","size":{{new FileInfo(path).Length}},"prompt":"a fox","mode":"Text","duration":5}""" + "\n");
        Export([ReviewEntry.OfFile(path), ReviewEntry.OfFile(Video("crow.mp4"))]);

        var entry = Assert.Single(Entries);
        Assert.Equal(("video_9", "a fox", "2026-11-21T18:00:00Z"), ((string?)entry["id"], (string?)entry["request"]!["prompt"], (string?)entry["savedAt"]));
        Assert.Single(Warnings);
    }

    [Fact]
    public void A_task_counts_once()
    {
        Export([ReviewEntry.Of(Task("video_1")), ReviewEntry.Of(Done("video_1"), Video("a.mp4")), ReviewEntry.Of(Task("video_1"))]);

        var entry = Assert.Single(Entries);
        Assert.Equal(("a.mp4", "Completed"), ((string?)entry["file"], (string?)entry["status"]));
    }

    [Fact]
    public void The_id_stays_when_the_page_is_written_again()
    {
        var first = Export([ReviewEntry.Of(Task("video_1"))]);
        var again = Export([ReviewEntry.Of(Task("video_2"))]);

        Assert.Matches("^[0-9a-f]{32}$", first.Id);
        Assert.Equal(first.Id, again.Id);
        Assert.Equal(["video_2"], EntryIds);
        Assert.NotEqual(first.Id, VideoReview.Export([], System.IO.Path.Combine(Videos, "other.html"), new ReviewOptions { Journal = Journal }).Id);
    }

    [Fact]
    public void A_file_that_is_no_page_is_replaced_by_force_only()
    {
        File.WriteAllText(Page, "mine");
        var fault = Assert.Throws<StarVideosException>(() => Export([]));
        Assert.Equal(StarVideosErrorKind.FileExists, fault.Kind);
        Assert.Contains("no review page", fault.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Page));

        Export([], new ReviewOptions { Force = true });
        Assert.Empty(Entries);
    }

    [Fact]
    public void Nothing_to_review_is_a_page_or_none_as_the_caller_likes()
    {
        Assert.Equal(0, Export([], new ReviewOptions { AllowEmpty = false }).Entries);
        Assert.False(File.Exists(Page));
        Assert.Equal(0, Export([]).Entries);
        Assert.Empty(Entries);
    }

    [Fact]
    public void Files_outside_the_folder_are_told_once_with_their_number()
    {
        var outside = System.IO.Path.Combine(Folder, "elsewhere");
        Export([ReviewEntry.Of(Done("video_1"), Video("a.mp4", outside)), ReviewEntry.Of(Done("video_2"), Video("b.mp4", outside)), ReviewEntry.Of(Done("video_3"), Video("c.mp4"))]);

        Assert.Equal(["../elsewhere/a.mp4", "../elsewhere/b.mp4", "c.mp4"], Entries.Select(static entry => (string?)entry["file"]));
        var warning = Assert.Single(Warnings);
        Assert.Contains("2 videos are not in the folder", warning, StringComparison.Ordinal);
        Assert.Contains("a.mp4", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_that_cannot_be_read_costs_what_it_knows_and_a_label_needs_it()
    {
        Directory.CreateDirectory(Path);
        Export([ReviewEntry.Of(Done("video_1"))]);
        Assert.Equal(["video_1"], EntryIds);
        Assert.Contains("no more than what was given", Assert.Single(Warnings), StringComparison.Ordinal);

        Assert.Equal(StarVideosErrorKind.JournalUnavailable, Assert.Throws<StarVideosException>(() => Export([], new ReviewOptions { Batches = ["run"] })).Kind);
    }

    [Fact]
    public void The_rules_are_those_of_requests()
    {
        Export([]);
        var rules = Data["rules"]!;

        Assert.Equal(
            """
            [{"mode":"Text","fields":["duration","ratio"]},{"mode":"ImageReference","fields":["referenceImages","duration","ratio"],"images":{"least":1,"most":7}},
            {"mode":"FirstLastFrame","fields":["first_image","last_image","duration","ratio"]},{"mode":"VideoReference","fields":["referenceVideos"],"videos":{"least":1,"most":1}},
            {"mode":"ImageAndVideo","fields":["referenceImages","referenceVideos"],"images":{"least":1,"most":4},"videos":{"least":1,"most":1}}]
            """.ReplaceLineEndings(""),
            rules["modes"]!.ToJsonString());
        Assert.Equal("""{"least":3,"most":15}""", rules["duration"]!.ToJsonString());
        Assert.Equal("""["9:16","1:1","16:9"]""", rules["ratios"]!.ToJsonString());
        Assert.Equal("""{"least":1,"most":50}""", rules["count"]!.ToJsonString());
        Assert.Equal((AddressPattern.Text, "?…"), ((string?)rules["address"]!["pattern"], (string?)rules["address"]!["cut"]));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
