namespace StarVideos.Client.Tests.Tasks;

public class StatusWordsTests
{
    [Theory]
    [InlineData("queued", VideoTaskStatus.Queued)]
    [InlineData("processing", VideoTaskStatus.Processing)]
    [InlineData("completed", VideoTaskStatus.Completed)]
    [InlineData("failed", VideoTaskStatus.Failed)]
    [InlineData("cancelled", VideoTaskStatus.Cancelled)]
    public void The_documented_words_are_known(string word, VideoTaskStatus status) => AssertFolds(word, status);

    [Theory]
    [InlineData("pending", VideoTaskStatus.Queued)]
    [InlineData("waiting", VideoTaskStatus.Queued)]
    [InlineData("submitted", VideoTaskStatus.Queued)]
    [InlineData("running", VideoTaskStatus.Processing)]
    [InlineData("in_progress", VideoTaskStatus.Processing)]
    [InlineData("generating", VideoTaskStatus.Processing)]
    [InlineData("succeeded", VideoTaskStatus.Completed)]
    [InlineData("success", VideoTaskStatus.Completed)]
    [InlineData("done", VideoTaskStatus.Completed)]
    [InlineData("failure", VideoTaskStatus.Failed)]
    [InlineData("error", VideoTaskStatus.Failed)]
    [InlineData("expired", VideoTaskStatus.Failed)]
    [InlineData("canceled", VideoTaskStatus.Cancelled)]
    public void The_words_met_in_the_field_are_known(string word, VideoTaskStatus status) => AssertFolds(word, status);

    [Theory]
    [InlineData("COMPLETED", VideoTaskStatus.Completed)]
    [InlineData("Succeeded", VideoTaskStatus.Completed)]
    [InlineData(" failed ", VideoTaskStatus.Failed)]
    [InlineData("IN_PROGRESS", VideoTaskStatus.Processing)]
    [InlineData("in-progress", VideoTaskStatus.Processing)]
    [InlineData("In Progress", VideoTaskStatus.Processing)]
    public void Case_hyphens_and_blanks_do_not_count(string word, VideoTaskStatus status) => AssertFolds(word, status);

    [Theory]
    [InlineData("FAILED", VideoTaskStatus.Failed)]
    [InlineData("WAITING", VideoTaskStatus.Queued)]
    [InlineData("EXPIRED", VideoTaskStatus.Failed)]
    public void A_Turkish_user_has_the_same_words(string word, VideoTaskStatus status)
    {
        using var culture = new Support.CultureScope("tr-TR");

        AssertFolds(word, status);
    }

    [Theory]
    [InlineData("moderating")]
    [InlineData("completedish")]
    [InlineData("not_failed")]
    [InlineData("")]
    [InlineData(null)]
    public void A_word_nobody_has_met_means_still_being_made_and_is_told_apart(string? word)
    {
        Assert.False(StatusWords.TryFold(word, out var status));
        Assert.Equal(VideoTaskStatus.Processing, status);
    }

    private static void AssertFolds(string word, VideoTaskStatus expected)
    {
        Assert.True(StatusWords.TryFold(word, out var status));
        Assert.Equal(expected, status);
    }
}
