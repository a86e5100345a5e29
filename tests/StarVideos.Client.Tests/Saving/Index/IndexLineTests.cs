using System.Text;
using StarVideos.Saving;
using StarVideos.Saving.Index;

namespace StarVideos.Client.Tests.Saving.Index;

public sealed class IndexLineTests
{
    private static readonly DateTime Time = new(2026, 11, 21, 18, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_line_has_what_is_known_of_file_and_task()
    {
        var task = new VideoTask
        {
            Id = "video_1",
            TakeOf = "ABC",
            Take = 2,
            Name = "harbour",
            Batch = "trailer",
            Prompt = "港口",
            Mode = VideoMode.ImageReference,
            Duration = 5,
            ActualDuration = 5.04,
            Ratio = "16:9",
            Model = "starvideos_o3",
            Status = VideoTaskStatus.Completed,
            CreatedAt = Time.AddHours(-1).ToLocalTime(),
            CheckedAt = Time.AddMinutes(-5).ToLocalTime(),
            VideoUrl = new Uri(MediaHost.Address),
            BaseUri = new Uri("https://api.example.com/"),
            Path = "/home/me/videos/harbour.mp4",
        };

        Assert.Equal(
            """{"v":1,"file":"harbour.mp4","id":"video_1","savedAt":"2026-11-21T18:00:00Z","size":123,"sha256":"0a","row":"ABC","take":2,"name":"harbour","batch":"trailer","prompt":"港口","mode":"ImageReference","duration":5,"actualDuration":5.04,"ratio":"16:9","references":["https://e.com/a.png?…"],"model":"starvideos_o3","createdAt":"2026-11-21T17:00:00Z","endedAt":"2026-11-21T17:55:00Z"}""" + "\n",
            Text(IndexLine.Of("harbour.mp4", 123, "0a", Time, task, new JournalFacts(["https://e.com/a.png?…"], null, null))));
    }

    [Fact]
    public void What_is_not_known_is_absent()
    {
        Assert.Equal(
            """{"v":1,"file":"a.mp4","id":"video_1","savedAt":"2026-11-21T18:00:00Z","size":0}""" + "\n",
            Text(IndexLine.Of("a.mp4", 0, null, Time, VideoTask.WithId("video_1"), default)));
    }

    [Fact]
    public void The_journal_knows_better_when_a_task_ended_than_a_task_that_was_asked_for_again()
    {
        var task = new VideoTask { Id = "video_1", Status = VideoTaskStatus.Completed, CheckedAt = Time.ToLocalTime() };
        var line = IndexLine.Of("a.mp4", 0, null, Time, task, new JournalFacts(null, Time.AddHours(-9), 4));

        Assert.Equal((Time.AddHours(-9), 4), (line.EndedAt, line.ActualDuration));
    }

    [Fact]
    public void Hostile_text_stays_text_on_one_line()
    {
        const string Hostile = "a\nb\r\u001b[31m\u0000\u009b\"\\</script>\u2028\u2029\ud800 {\"v\":1}";
        var task = new VideoTask { Id = "video_1", Name = Hostile, Batch = Hostile, Prompt = Hostile, Ratio = Hostile, Model = Hostile, TakeOf = Hostile };

        var text = Text(IndexLine.Of("a.mp4", 1, null, Time, task, new JournalFacts([Hostile], null, null)));

        Assert.DoesNotContain(text.TrimEnd('\n'), char.IsControl);
        var line = IndexLine.Parse(Encoding.UTF8.GetBytes(text))!;
        Assert.True(line.IsUsable());
        Assert.Equal(Hostile.Replace('\ud800', '\ufffd'), line.Prompt);
    }

    [Fact]
    public void A_prompt_of_any_length_makes_a_line_that_can_be_read()
    {
        var task = new VideoTask { Id = "video_1", Name = new string('\u0001', 1 << 20), Batch = new string('\u0001', 1 << 20), Prompt = new string('\u0001', 1 << 20) };
        using var folder = new SavingFolder();
        File.WriteAllBytes(folder[FolderIndex.FileName], IndexLine.Of("a.mp4", 1, null, Time, task, default).ToUtf8());

        Assert.Single(FolderIndex.Read(folder.Path).Entries);
    }

    [Fact]
    public void Every_name_that_saving_chooses_is_one_that_reading_takes()
    {
        var random = new Random(15);
        const string Characters = "aé港🦊. _-\\/:*?\"<>|\0\n\u202e0CON";
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(random.Next(2) == 0 ? 8 : 300)).Select(_ => Characters[random.Next(Characters.Length)]));
            var id = "v" + string.Concat(Enumerable.Range(0, random.Next(random.Next(2) == 0 ? 8 : 255)).Select(_ => "a.-_"[random.Next(4)]));
            var name = SafeFileName.From(text + (random.Next(2) == 0 ? "" : ".MOV"), id);
            Assert.All([name.ToString(), name.With(id, 1), name.With(id, 2)], chosen => Assert.True(SafeFileName.IsName(chosen), chosen));
        }
    }

    [Fact]
    public void No_video_is_called_as_the_index_or_its_lock_is()
    {
        Assert.Equal("index.jsonl.mp4", SafeFileName.From(FolderIndex.FileName, "id").ToString());
        Assert.Equal("index.jsonl.lock.mp4", SafeFileName.From(IndexFile.LockName, "id").ToString());
    }

    private static string Text(IndexLine line) => Encoding.UTF8.GetString(line.ToUtf8());
}
