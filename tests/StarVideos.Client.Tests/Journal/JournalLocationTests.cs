namespace StarVideos.Client.Tests.Journal;

/// <summary>The path of the journal for each setting. A journal at another path does not know what was paid for.</summary>
public sealed class JournalLocationTests
{
    private static readonly string Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    [Theory]
    [InlineData("~/runs/journal.jsonl")]
    [InlineData("~\\runs/journal.jsonl")]
    [InlineData(" ~/runs/journal.jsonl ")]
    public void A_tilde_is_the_users_own_folder(string setting) =>
        Assert.Equal(Path.Combine(Home, "runs", "journal.jsonl"), VideoJournal.Open(setting).Path);

    [Theory]
    [InlineData("journal.jsonl")]
    [InlineData("./journal.jsonl")]
    [InlineData("../journal.jsonl")]
    [InlineData("runs/journal.jsonl")]
    [InlineData("~someone/journal.jsonl")]
    public async Task A_relative_path_is_refused(string setting)
    {
        var journal = VideoJournal.Open(setting);
        Assert.Null(journal.Path);
        Assert.True(journal.IsEnabled);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => journal.Recorder.BeginAsync(new TextRequest("p"), JournalFixture.Service, null, default));
        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        Assert.DoesNotContain("folder writable", error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{setting}' is not an absolute path", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/stdout")]
    [InlineData(@"\\.\NUL")]
    public async Task A_device_is_refused(string setting)
    {
        var journal = VideoJournal.Open(setting);
        Assert.Null(journal.Path);

        var error = await Assert.ThrowsAsync<StarVideosException>(() => journal.Recorder.BeginAsync(new TextRequest("p"), JournalFixture.Service, null, default));
        Assert.Equal(StarVideosErrorKind.JournalUnavailable, error.Kind);
        Assert.Contains("is a device", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("off")]
    [InlineData(" OFF ")]
    public void Off_is_no_journal(string setting) => Assert.False(VideoJournal.Open(setting).IsEnabled);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_is_the_data_folder(string? setting) =>
        Assert.EndsWith(Path.Combine("StarVideos", "journal.jsonl"), VideoJournal.Open(setting).Path, StringComparison.Ordinal);
}
