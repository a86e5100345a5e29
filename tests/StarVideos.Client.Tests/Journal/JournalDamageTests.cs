using System.Text;
using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

public class JournalDamageTests : JournalFixture
{
    [Fact]
    public async Task Cut_at_any_byte_it_keeps_every_line_before_the_cut_and_takes_every_line_after()
    {
        await AcceptAsync(new TextRequest("first"), "a");
        var safe = (int)new FileInfo(Path).Length;
        await AcceptAsync(new TextRequest("second 湖", name: "n"), "b");
        await Journal.Recorder.EndedAsync(Task("b") with { Status = VideoTaskStatus.Completed });
        var whole = File.ReadAllBytes(Path);

        for (var cut = safe; cut <= whole.Length; cut++)
        {
            File.WriteAllBytes(Path, whole[..cut]);
            Warnings.Clear();
            var isTorn = !EndsWithWholeLine(whole, cut);
            Assert.Equal("a", Ids()[^1]);
            Assert.Equal(isTorn ? 1 : 0, Warnings.Count);

            await AcceptAsync(new TextRequest("third"), "c");
            Warnings.Clear();
            var ids = Ids();
            Assert.Equal("c", ids[0]);
            Assert.Equal("a", ids[^1]);
            Assert.Equal(isTorn ? 1 : 0, Warnings.Count);
        }
    }

    [Fact]
    public async Task Foreign_lines_are_skipped_with_one_warning_that_counts_them()
    {
        await AcceptAsync(new TextRequest("p"), "a");
        using (var file = new FileStream(Path, FileMode.Append))
        {
            foreach (var line in new[]
            {
                "\0\0\0\0\u0001", "not json", "{}", "[]", "null", "42", "\"text\"", "{\"v\":1", "{\"v\":\"1\"}", "{\"v\":2,\"event\":\"intent\",\"intent\":\"x\",\"row\":\"y\"}",
                "{\"v\":1,\"at\":\"2026-11-20T12:00:00Z\",\"event\":\"dance\"}", "{\"v\":1,\"at\":\"2026-11-20T12:00:00Z\",\"event\":\"intent\"}",
                "{\"v\":1,\"at\":\"yesterday\",\"event\":\"intent\",\"intent\":\"x\",\"row\":\"y\"}",
                "{\"v\":1,\"at\":\"2026-11-20T12:00:00Z\",\"event\":\"created\",\"intent\":\"x\",\"id\":\"../../etc/passwd\"}",
                new string('[', 100_000), "{\"v\":1,\"prompt\":" + new string('9', 10_000) + "}",
            })
            {
                file.Write(Encoding.UTF8.GetBytes(line + "\n"));
            }

            file.Write([0x7B, 0x22, 0xFF, 0xFE, 0xC0, 0x22, 0x3A, 0x31, 0x7D, (byte)'\n']);
        }

        await AcceptAsync(new TextRequest("p"), "b");

        Assert.Equal(["b", "a"], Ids());
        Assert.StartsWith("17 lines ", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_editor_leaves_behind_is_no_damage()
    {
        await AcceptAsync(new TextRequest("p"), "a");
        File.WriteAllText(Path, File.ReadAllText(Path).ReplaceLineEndings("\r\n") + "\r\n\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(["a"], Ids());
        Assert.Empty(Warnings);
    }

    [Fact]
    public void A_file_without_any_line_ends_is_read_in_constant_memory()
    {
        using (var file = File.Create(Path))
        {
            file.SetLength(256L << 20);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Empty(Ids());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8L * ReverseLines.Longest);
        Assert.Single(Warnings);
    }

    [Fact]
    public async Task A_task_whose_intent_is_lost_is_still_listed()
    {
        await AcceptAsync(new TextRequest("p"), "a");
        File.WriteAllLines(Path, File.ReadAllLines(Path)[1..]);

        var task = Assert.Single(Journal.Tasks(Warnings.Add));
        Assert.Equal(("a", Service), (task.Id, task.BaseUri));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void Lines_come_out_backwards_whatever_the_block(int blockSize)
    {
        var random = new Random(blockSize);
        for (var round = 0; round < 500; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(4) == 0 ? '\n' : (char)('a' + random.Next(26))));
            File.WriteAllText(Path, text);
            using var file = File.OpenRead(Path);
            var lines = ReverseLines.Read(file, file.Length, blockSize).Select(line => (line.Offset, Encoding.UTF8.GetString(line.Bytes))).Reverse().ToList();

            Assert.Equal(text.Split('\n'), lines.Select(line => line.Item2));
            Assert.All(lines, line => Assert.Equal(line.Item2, text.Substring((int)line.Offset, line.Item2.Length)));
        }
    }

    /// <summary>A line that lacks only its newline is complete.</summary>
    private static bool EndsWithWholeLine(byte[] whole, int cut) => whole[cut - 1] == '\n' || whole[cut] == '\n';
}
