namespace StarVideos.Client.Tests.Tasks;

public class VideoTaskTests
{
    [Theory]
    [InlineData(VideoTaskStatus.Unknown, false)]
    [InlineData(VideoTaskStatus.Queued, false)]
    [InlineData(VideoTaskStatus.Processing, false)]
    [InlineData(VideoTaskStatus.Completed, true)]
    [InlineData(VideoTaskStatus.Failed, true)]
    [InlineData(VideoTaskStatus.Cancelled, true)]
    public void A_task_has_ended_in_the_three_end_states(VideoTaskStatus status, bool isEnded) =>
        Assert.Equal(isEnded, new VideoTask { Id = "video_1", Status = status }.IsEnded);

    [Fact]
    public void A_task_stands_for_its_id() => Assert.Equal("video_1", new VideoTask { Id = "video_1", Prompt = "A cat" }.ToString());

    [Fact]
    public void A_task_of_which_only_the_id_is_known_claims_nothing()
    {
        var task = new VideoTask { Id = "video_1" };

        Assert.Equal(VideoTaskStatus.Unknown, task.Status);
        Assert.Null(task.CreatedAt);
        Assert.Null(task.Mode);
        Assert.Null(task.BaseUri);
    }
}
