using StarVideos.Client.Tests.Support;
using StarVideos.Submitting;

namespace StarVideos.Client.Tests.Submitting;

public class CreatedTaskTests
{
    [Fact]
    public async Task A_created_task_knows_what_was_asked_for_and_where()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler);

        var task = await new TaskSubmitter(client).SubmitAsync(new ImageReferenceRequest("A cat", [TestRow.Image], 5, "1:1", "one"), CancellationToken.None, "nightly");

        Assert.Equal("video_1", task.Id);
        Assert.Equal("one", task.Name);
        Assert.Equal("A cat", task.Prompt);
        Assert.Equal(VideoMode.ImageReference, task.Mode);
        Assert.Equal(5, task.Duration);
        Assert.Equal("1:1", task.Ratio);
        Assert.Equal("nightly", task.Batch);
        Assert.Equal(Clients.BaseUri, task.BaseUri);
        Assert.Equal("starvideos_o3", task.Model);
        Assert.Equal(VideoTaskStatus.Queued, task.Status);
        Assert.Equal("queued", task.StatusText);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1774836724).LocalDateTime, task.CreatedAt);
    }

    [Fact]
    public async Task An_answer_of_an_id_alone_is_a_queued_task_of_now()
    {
        var clock = new ManualClock();
        using var handler = new ScriptedHandler(Step.Answer(200, """{"id":"video_1"}"""));
        using var client = Clients.Over(handler, clock);

        var task = await client.CreateAsync(new VideoReferenceRequest("A cat", TestRow.Video));

        Assert.Equal(VideoTaskStatus.Queued, task.Status);
        Assert.Equal(clock.UtcNow.LocalDateTime, task.CreatedAt);
        Assert.Equal("starvideos_o3", task.Model);
        Assert.Null(task.Duration);
        Assert.Null(task.Batch);
    }

    [Fact]
    public async Task A_task_that_failed_at_once_is_a_task_with_its_reason()
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Failed));
        using var client = Clients.Over(handler);

        var task = await client.CreateAsync(new TextRequest("A cat"));

        Assert.Equal(VideoTaskStatus.Failed, task.Status);
        Assert.Equal("content policy", task.Error);
    }
}
