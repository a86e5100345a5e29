using System.Text;
using StarVideos.Saving.Index;

namespace StarVideos.Client.Tests.Saving.Index;

/// <summary>Reading an index that anybody may have written or damaged.</summary>
public sealed class FolderIndexTests : IDisposable
{
    private const string Whole = """{"v":1,"file":"fox.mp4","id":"video_1","size":3}""";

    private readonly SavingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_without_an_index_and_no_folder_at_all_are_empty()
    {
        Assert.Empty(FolderIndex.Read(_folder.Path).Entries);
        Assert.Empty(FolderIndex.Read(_folder["missing"]).Entries);
    }

    [Fact]
    public void Every_field_of_a_line_is_in_its_entry()
    {
        var entry = Read("""
            {"v":1,"file":"harbour.mp4","id":"video_1","savedAt":"2026-11-21T18:00:00Z","size":123,"sha256":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","row":"ABC","take":2,"name":"harbour","batch":"trailer","prompt":"港口","mode":"FirstLastFrame","duration":5,"actualDuration":5.04,"ratio":"16:9","references":["https://e.com/a.png?…","https://e.com/b.png"],"model":"starvideos_o3","createdAt":"2026-11-21T17:00:00Z","endedAt":"2026-11-21T17:05:00Z"}
            """).Entries["harbour.mp4"];

        Assert.Equal(("harbour.mp4", 123, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"), (entry.File, entry.Size, entry.Sha256));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 18, 0, 0, TimeSpan.Zero), entry.SavedAt);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 17, 5, 0, TimeSpan.Zero), entry.EndedAt);
        Assert.Equal(["https://e.com/a.png?…", "https://e.com/b.png"], entry.References);
        Assert.Equal(
            new VideoTask
            {
                Id = "video_1",
                TakeOf = "ABC",
                Take = 2,
                Name = "harbour",
                Batch = "trailer",
                Prompt = "港口",
                Mode = VideoMode.FirstLastFrame,
                Duration = 5,
                ActualDuration = 5.04,
                Ratio = "16:9",
                Model = "starvideos_o3",
                Status = VideoTaskStatus.Completed,
                CreatedAt = new DateTime(2026, 11, 21, 17, 0, 0, DateTimeKind.Utc).ToLocalTime(),
                CheckedAt = new DateTime(2026, 11, 21, 17, 5, 0, DateTimeKind.Utc).ToLocalTime(),
            },
            entry.Task);
    }

    [Fact]
    public void The_last_line_of_a_file_counts()
    {
        var index = Read("""{"v":1,"file":"fox.mp4","id":"video_1","size":3}""", """{"v":1,"file":"fox.mp4","id":"video_2","size":4}""");

        Assert.Equal("video_2", Assert.Single(index.Entries).Value.Task.Id);
        Assert.Equal(0, index.Skipped);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r")]
    public void Blank_lines_a_mark_at_the_beginning_and_the_line_ends_of_Windows_are_no_damage(string end)
    {
        File.WriteAllText(_folder[FolderIndex.FileName], $"\uFEFF{Whole}{end}\n{end}\n{Whole.Replace("fox", "crow", StringComparison.Ordinal)}{end}\n", new UTF8Encoding(false));

        var index = FolderIndex.Read(_folder.Path);

        Assert.Equal(["crow.mp4", "fox.mp4"], index.Entries.Keys.Order());
        Assert.Equal(0, index.Skipped);
    }

    [Theory]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"vid""")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("words")]
    [InlineData("{}")]
    [InlineData("""{"v":0,"file":"fox.mp4","id":"video_1","size":3}""")]
    [InlineData("""{"file":"fox.mp4","id":"video_1","size":3}""")]
    [InlineData("""{"v":1,"id":"video_1","size":3}""")]
    [InlineData("""{"v":1,"file":null,"id":"video_1","size":3}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","size":3}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"../video_1","size":3}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1"}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":-1}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":"3"}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":3,"take":0}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":3,"actualDuration":-1}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":3,"actualDuration":"NaN"}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":3,"sha256":"abc"}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":3,"savedAt":"yesterday"}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":3,"savedAt":"0001-01-01T00:00:00+99:00"}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":3,"references":"https://e.com"}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":3,"references":[null]}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":3,"prompt":{"a":[[[[]]]]}}""")]
    [InlineData("""{"v":1,"file":["fox.mp4"],"id":"video_1","size":3}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":3,"prompt":"\ud800"}""")]
    [InlineData("""{"v":1,"file":"fox.mp4","id":"video_1","size":3,"\ud800":1}""")]
    public void A_damaged_line_is_passed_over_and_counted(string line)
    {
        var index = Read(line, Whole.Replace("fox", "crow", StringComparison.Ordinal));

        Assert.Equal("crow.mp4", Assert.Single(index.Entries).Key);
        Assert.Equal((1, 0), (index.Skipped, index.Newer));
    }

    [Theory]
    [InlineData("../fox.mp4")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd.mp4")]
    [InlineData("sub/fox.mp4")]
    [InlineData("sub\\\\fox.mp4")]
    [InlineData("..\\\\fox.mp4")]
    [InlineData("C:\\\\x.mp4")]
    [InlineData("C:x.mp4")]
    [InlineData("\\\\\\\\server\\\\share\\\\fox.mp4")]
    [InlineData("fox.mp4:stream.mp4")]
    [InlineData("fox.mp4\\u0000.mp4")]
    [InlineData("fox\\n.mp4")]
    [InlineData("\\u202Efox.mp4")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".mp4")]
    [InlineData(".fox.mp4")]
    [InlineData("fox.mp4.")]
    [InlineData("fox.mp4 ")]
    [InlineData("CON.mp4")]
    [InlineData("nul.mp4")]
    [InlineData("COM1.x.mp4")]
    [InlineData("index.jsonl")]
    [InlineData("review.html")]
    [InlineData("\\uD800.mp4")]
    [InlineData("~/fox")]
    public void What_is_not_the_plain_name_of_a_video_leads_nowhere(string name)
    {
        var index = Read($$"""{"v":1,"file":"{{name}}","id":"video_1","size":3}""");

        Assert.Empty(index.Entries);
        Assert.Equal(1, index.Skipped);
    }

    [Fact]
    public void Of_keys_that_come_twice_the_one_that_counts_is_the_one_that_is_checked()
    {
        var index = Read("""{"v":1,"file":"fox.mp4","file":"../fox.mp4","id":"video_1","size":3}""", """{"v":1,"file":"../crow.mp4","file":"crow.mp4","id":"video_1","size":3}""");

        Assert.Equal("crow.mp4", Assert.Single(index.Entries).Key);
        Assert.Equal("crow.mp4", index.Entries["crow.mp4"].File);
        Assert.Equal(1, index.Skipped);
    }

    [Theory]
    [InlineData("""{"v":2,"file":"fox.mp4","id":"video_1","size":3}""")]
    [InlineData("""{"v":3,"file":{"name":"fox.mp4"}}""")]
    public void Lines_of_a_newer_version_are_passed_over_and_counted_apart(string line)
    {
        var index = Read(line, """{"v":1,"file":"crow.mp4","id":"video_1","size":3,"later":{"field":[1]}}""");

        Assert.Equal("crow.mp4", Assert.Single(index.Entries).Key);
        Assert.Equal((0, 1), (index.Skipped, index.Newer));
    }

    [Fact]
    public void A_line_without_end_is_passed_over_without_being_kept()
    {
        using (var file = new StreamWriter(_folder[FolderIndex.FileName]))
        {
            file.Write(Whole + "\n");
            var piece = new string('x', 1 << 20);
            for (var i = 0; i < 20; i++)
            {
                file.Write(piece);
            }

            file.Write("\n" + Whole.Replace("fox", "crow", StringComparison.Ordinal));
        }

        var index = FolderIndex.Read(_folder.Path);

        Assert.Equal(["crow.mp4", "fox.mp4"], index.Entries.Keys.Order());
        Assert.Equal(1, index.Skipped);
    }

    [Fact]
    public void Random_damage_never_throws_and_never_leads_out_of_the_folder()
    {
        var random = new Random(15);
        var line = Encoding.UTF8.GetBytes("""{"v":1,"file":"fox.mp4","id":"video_1","savedAt":"2026-11-21T18:00:00Z","size":3,"take":1,"prompt":"a","mode":"Text","references":["https://e.com/?…"]}""");
        var whole = 0;
        for (var round = 0; round < 2000; round++)
        {
            var bytes = (byte[])line.Clone();
            for (var change = random.Next(4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(_folder[FolderIndex.FileName], bytes);
            var index = FolderIndex.Read(_folder.Path);
            Assert.All(index.Entries.Keys, name => Assert.Equal(_folder.Path, Path.GetDirectoryName(Path.GetFullPath(_folder[name]))));
            whole += index.Entries.Count;
        }

        Assert.InRange(whole, 100, 1999);
    }

    private FolderIndex Read(params string[] lines)
    {
        File.WriteAllText(_folder[FolderIndex.FileName], string.Concat(lines.Select(line => line + "\n")));
        return FolderIndex.Read(_folder.Path);
    }
}
