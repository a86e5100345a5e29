using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using StarVideos.Client.Tests.Support;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

public class VideoJournalTests : JournalFixture
{
    [Fact]
    public async Task A_task_is_listed_with_everything_that_was_asked_for()
    {
        var request = new FirstLastFrameRequest("湖 \"at\"\ndawn", "https://example.test/1.png", "https://example.test/2.png", duration: 7, ratio: "16:9", name: "shot 1");
        var intent = await BeginAsync(request, "nightly");
        await Journal.Recorder.CreatedAsync(intent, Task("video_1"));

        var task = Assert.Single(Journal.Tasks(Warnings.Add));
        Assert.Equal("video_1", task.Id);
        Assert.Equal("shot 1", task.Name);
        Assert.Equal("nightly", task.Batch);
        Assert.Equal(request.Prompt, task.Prompt);
        Assert.Equal(VideoMode.FirstLastFrame, task.Mode);
        Assert.Equal(7, task.Duration);
        Assert.Equal("16:9", task.Ratio);
        Assert.Equal(Service, task.BaseUri);
        Assert.Equal(Task("video_1").CreatedAt, task.CreatedAt);
        Assert.Equal(DateTimeKind.Local, task.CreatedAt!.Value.Kind);
        Assert.Equal(VideoTaskStatus.Queued, task.Status);
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task Every_line_is_one_object_with_a_version_and_a_UTC_time()
    {
        await AcceptAsync(new TextRequest("line one\nline two\u2028\r"), "video_1");
        await Journal.Recorder.RejectedAsync(await BeginAsync(new TextRequest("p")), "HTTP 401");
        await Journal.Recorder.UnknownAsync(await BeginAsync(new TextRequest("p")), "cut");
        await Journal.Recorder.EndedAsync(Task("video_1") with { Status = VideoTaskStatus.Failed });

        var lines = File.ReadAllLines(Path);
        Assert.Equal(7, lines.Length);
        Assert.All(lines, line =>
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal(1, json.RootElement.GetProperty("v").GetInt32());
            Assert.EndsWith("Z", json.RootElement.GetProperty("at").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Why_a_task_failed_is_still_known_later()
    {
        await AcceptAsync(new TextRequest("p"), "video_1");
        await Journal.Recorder.EndedAsync(Task("video_1") with { Status = VideoTaskStatus.Failed, Error = "the content was refused" });

        Assert.Equal("the content was refused", Assert.Single(Journal.Tasks(Warnings.Add)).Error);
    }

    [Fact]
    public async Task The_last_known_end_is_listed()
    {
        await AcceptAsync(new TextRequest("p"), "a");
        await AcceptAsync(new TextRequest("p"), "b");
        await Journal.Recorder.EndedAsync(Task("a") with { Status = VideoTaskStatus.Failed });
        await Journal.Recorder.EndedAsync(Task("a") with { Status = VideoTaskStatus.Completed });
        await Journal.Recorder.EndedAsync(Task("b") with { Status = VideoTaskStatus.Processing });
        await Journal.Recorder.EndedAsync(Task("never-submitted-here") with { Status = VideoTaskStatus.Cancelled });

        Assert.Equal([("b", VideoTaskStatus.Queued), ("a", VideoTaskStatus.Completed)], Journal.Tasks(Warnings.Add).Select(task => (task.Id, task.Status)));
    }

    [Fact]
    public async Task Only_what_may_have_created_an_unseen_task_is_unresolved()
    {
        await AcceptAsync(new TextRequest("accepted"), "a");
        await Journal.Recorder.RejectedAsync(await BeginAsync(new TextRequest("rejected")), "HTTP 401");
        await Journal.Recorder.UnknownAsync(await BeginAsync(new TextRequest("unknown", name: "n"), "label"), "the connection was cut\u001b[31m");
        var late = await BeginAsync(new TextRequest("answered late"));
        await Journal.Recorder.UnknownAsync(late, "stopped");
        await Journal.Recorder.CreatedAsync(late, Task("late"));
        await BeginAsync(new TextRequest("no outcome"));

        var unresolved = Unresolved();
        Assert.Equal([("no outcome", SubmissionOutcome.InProgress), ("unknown", SubmissionOutcome.Unknown)], unresolved.Select(entry => (entry.Prompt!, entry.Outcome)));
        Assert.Equal("the connection was cut [31m", unresolved[1].Reason);
        Assert.Equal(Clock.UtcNow, unresolved[1].At);
        Assert.Equal(("n", "label", Service), (unresolved[1].Name, unresolved[1].Batch, unresolved[1].BaseUri));
        Assert.Equal(["late", "a"], Ids());
    }

    [Fact]
    public async Task An_answer_that_came_before_the_giving_up_was_recorded_still_counts()
    {
        var intent = await BeginAsync(new TextRequest("p"));
        await Journal.Recorder.CreatedAsync(intent, Task("a"));
        await Journal.Recorder.UnknownAsync(intent, "stopped");

        Assert.Equal(["a"], Ids());
        Assert.Empty(Unresolved());
    }

    [Fact]
    public async Task Listing_is_newest_first_and_reads_no_further_than_asked()
    {
        for (var i = 0; i < 2000; i++)
        {
            await AcceptAsync(new TextRequest($"prompt {i}"), $"video_{i}");
        }

        // Only a caller who reads to the end notices an unreadable first line.
        File.WriteAllText(Path, "garbage\n" + File.ReadAllText(Path));
        Assert.Equal(["video_1999", "video_1998", "video_1997"], Journal.Tasks(Warnings.Add).Take(3).Select(task => task.Id));
        Assert.Empty(Warnings);
        Assert.Equal(Enumerable.Range(0, 2000).Reverse().Select(i => $"video_{i}"), Ids());
        Assert.Single(Warnings);
    }

    [Fact]
    public async Task No_address_of_a_result_is_recorded()
    {
        var ended = Task("a") with { Status = VideoTaskStatus.Completed, VideoUrl = new Uri("https://media.test/v.mp4?signature=hush") };
        await Journal.Recorder.CreatedAsync(await BeginAsync(new TextRequest("p")), ended);
        await Journal.Recorder.EndedAsync(ended);

        var text = File.ReadAllText(Path);
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
        Assert.DoesNotContain("media.test", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Very_long_texts_are_cut_in_the_journal_and_still_told_apart()
    {
        var common = new string('x', JournalRecorder.LongestText);
        await AcceptAsync(new TextRequest(common + "1"), "one", common + "label");

        Assert.Equal(common, Assert.Single(Journal.Tasks(Warnings.Add)).Prompt);
        var resume = Resume(common + "label");
        Assert.Null(resume.Take(new TextRequest(common + "2")).Accepted);
        Assert.Equal("one", resume.Take(new TextRequest(common + "1")).Accepted?.Id);
    }

    [Fact]
    public async Task A_very_long_text_is_not_cut_within_a_character()
    {
        var common = new string('\u72D0', JournalRecorder.LongestText - 1);
        await AcceptAsync(new TextRequest(common + "\U0001F98A"), "one", "label");

        Assert.Equal(common, Assert.Single(Journal.Tasks(Warnings.Add)).Prompt);
    }

    [Fact]
    public async Task Text_that_is_no_text_does_no_harm()
    {
        const string Batch = "\u0000\u202E\u001b[2J";
        await AcceptAsync(new TextRequest("\u0001\u202E\u2028p", name: "\u0001\u001b[0m"), "a", Batch);

        Assert.Equal(["a"], Ids());
        Assert.Equal("a", Resume(Batch).Take(new TextRequest("\u0001\u202E\u2028p", name: "\u0001\u001b[0m")).Accepted?.Id);
        Assert.Empty(Warnings);
    }

    [Fact]
    public void Opening_and_listing_touch_nothing()
    {
        Assert.Empty(VideoJournal.Open(Path).Tasks(Warnings.Add));
        Assert.Empty(VideoJournal.Open(System.IO.Path.Combine(Folder, "no", "such", "folder.jsonl")).History.Submissions(Warnings.Add));
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
        Assert.Empty(Warnings);
    }

    [Theory]
    [InlineData("off")]
    [InlineData(" OFF ")]
    public async Task Turned_off_it_records_nothing_and_never_fails(string setting)
    {
        var journal = VideoJournal.Open(setting);
        var intent = await journal.Recorder.BeginAsync(new TextRequest("p"), Service, "label", default);
        await journal.Recorder.CreatedAsync(intent, Task("a"));
        await journal.Recorder.RejectedAsync(intent, "r");
        await journal.Recorder.UnknownAsync(intent, "r");
        await journal.Recorder.EndedAsync(Task("a") with { Status = VideoTaskStatus.Completed });

        Assert.False(journal.IsEnabled);
        Assert.Null(journal.Path);
        Assert.Empty(journal.Tasks(Warnings.Add));
        Assert.Equal(
            StarVideosErrorKind.JournalUnavailable,
            Assert.Throws<StarVideosException>(() => new SubmitStage(Clients.Over(new ScriptedHandler(), journal: journal), new SubmitOptions { Resume = true }, _ => { })).Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Without_a_setting_it_is_in_the_data_folder_of_the_user(string? setting)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        Assert.Equal(System.IO.Path.Combine(data, "StarVideos", "journal.jsonl"), VideoJournal.Open(setting).Path);
    }

    [NeedsFact(Need.Unix)]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_the_owner_may_read_it()
    {
        var path = System.IO.Path.Combine(Folder, "data", "StarVideos", "journal.jsonl");
        await VideoJournal.Open(path).Recorder.BeginAsync(new TextRequest("p"), Service, null, default);

        const UnixFileMode ownerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(ownerFile, File.GetUnixFileMode(path));
        Assert.Equal(ownerFile, File.GetUnixFileMode(path + ".lock"));
        Assert.Equal(ownerFile | UnixFileMode.UserExecute, File.GetUnixFileMode(System.IO.Path.GetDirectoryName(path)!));
        Assert.Equal(ownerFile | UnixFileMode.UserExecute, File.GetUnixFileMode(System.IO.Path.Combine(Folder, "data")));
    }

    [Fact]
    public async Task The_file_is_plain_UTF_8_that_people_can_read()
    {
        await AcceptAsync(new TextRequest("清晨的湖"), "a");

        var bytes = File.ReadAllBytes(Path);
        Assert.Equal((byte)'{', bytes[0]);
        Assert.Contains("清晨的湖", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }
}
