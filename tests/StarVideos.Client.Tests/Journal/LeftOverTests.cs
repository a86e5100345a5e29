using StarVideos.Journal;

namespace StarVideos.Client.Tests.Journal;

/// <summary>The file that an interrupted compaction leaves beside the journal.</summary>
public class LeftOverTests : JournalFixture
{
    private string Copy => LeftOver.PathOf(Path);

    [Fact]
    public async Task Lines_that_a_power_cut_took_back_with_the_name_are_found_by_the_next_who_reads()
    {
        var row = new TextRequest("p");
        await AcceptAsync(row, "before", "run");
        var old = File.ReadAllBytes(Path);
        Compaction.Run(Path, Clock.UtcNow);
        await AcceptAsync(row, "after", "run");
        File.Move(Path, Copy);
        File.WriteAllBytes(Path, [.. old, .. "{\"v\":1,\"at"u8]);

        var resume = Resume("run");
        Assert.Equal(("before", "after", null), (resume.Take(row).Accepted?.Id, resume.Take(row).Accepted?.Id, resume.Take(row).Accepted));
        Assert.Contains(Warnings, warning => warning.StartsWith("A power cut had removed 2 lines", StringComparison.Ordinal));
        Assert.False(File.Exists(Copy));
    }

    [Fact]
    public async Task They_are_put_back_once_however_often_that_is_cut_off()
    {
        await AcceptAsync(new TextRequest("p"), "before");
        var old = File.ReadAllBytes(Path);
        Compaction.Run(Path, Clock.UtcNow);
        await AcceptAsync(new TextRequest("p"), "after");
        var copy = File.ReadAllBytes(Path);
        File.WriteAllBytes(Path, old);
        for (var i = 0; i < 2; i++)
        {
            File.WriteAllBytes(Copy, copy);
            Assert.Equal(["after", "before"], Ids());
        }

        Assert.Single(Warnings);
    }

    [Fact]
    public async Task They_are_found_by_the_next_who_writes_and_by_the_next_compaction()
    {
        await AcceptAsync(new TextRequest("p"), "before");
        var old = File.ReadAllBytes(Path);
        Compaction.Run(Path, Clock.UtcNow);
        await AcceptAsync(new TextRequest("p"), "after");
        var copy = File.ReadAllBytes(Path);

        foreach (var act in new Func<Task>[] { () => AcceptAsync(new TextRequest("p"), "new"), () => System.Threading.Tasks.Task.Run(() => Compaction.Run(Path, Clock.UtcNow)) })
        {
            File.WriteAllBytes(Path, old);
            File.WriteAllBytes(Copy, copy);
            await act();
            Assert.False(File.Exists(Copy));
            Assert.Contains("\"after\"", File.ReadAllText(Path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_takes_the_name_where_the_journal_is_gone()
    {
        await AcceptAsync(new TextRequest("p"), "a");
        Compaction.Run(Path, Clock.UtcNow);
        File.Move(Path, Copy);

        Assert.Equal(["a"], Ids());
        Assert.Equal("a", Resume().Take(new TextRequest("p")).Accepted?.Id);
        Assert.Contains("was missing", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"v\":1,\"at\":\"2026-11-20T12:00:00Z\",\"event\":\"compacted\",\"size\":10}\n{\"v\":1")]
    [InlineData("no line of ours\n")]
    public async Task One_that_tells_nothing_goes_without_a_word(string content)
    {
        await AcceptAsync(new TextRequest("p"), "a");
        var before = File.ReadAllBytes(Path);
        File.WriteAllText(Copy, content);

        Assert.Equal(["a"], Ids());
        Assert.Equal(before, File.ReadAllBytes(Path));
        Assert.False(File.Exists(Copy));
        Assert.Empty(Warnings);
    }

    [Fact]
    public async Task While_somebody_compacts_it_is_left_alone()
    {
        await AcceptAsync(new TextRequest("p"), "a");
        File.WriteAllText(Copy, "");
        using (JournalLock.TryTake(Path))
        {
            Assert.Equal(["a"], Ids());
            Assert.True(File.Exists(Copy));
        }
    }
}
