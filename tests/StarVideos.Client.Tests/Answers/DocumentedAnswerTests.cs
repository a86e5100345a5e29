using StarVideos.Answers;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Answers;

public class DocumentedAnswerTests
{
    private static readonly DateTimeOffset Created = DateTimeOffset.FromUnixTimeSeconds(1774836724);

    [Fact]
    public void A_queued_task_is_read() => Assert.Equal(
        new ServiceAnswer { Id = "video_1", Status = "queued", Model = "starvideos_o3", Created = Created },
        Reader.Read(AnswerText.Queued));

    [Fact]
    public void A_completed_task_is_read() => Assert.Equal(
        new ServiceAnswer { Id = "video_1", Status = "completed", Model = "starvideos_o3", Created = Created, VideoUrl = "https://media.example.com/v/1.mp4?sign=abc", ActualDuration = 5 },
        Reader.Read(AnswerText.Completed));

    [Fact]
    public void A_failed_task_is_read_with_its_reason() => Assert.Equal(
        new ServiceAnswer { Id = "video_1", Status = "failed", Model = "starvideos_o3", Created = Created, Fault = new ServiceFault(null, "content policy") },
        Reader.Read(AnswerText.Failed));

    [Fact]
    public void Null_and_absent_are_alike() => Assert.Equal(
        Reader.Read("""{"id":"video_1","status":"processing"}"""),
        Reader.Read("""{"id":"video_1","status":"processing","created":null,"model":null,"video_url":null,"actualDuration":null,"error":null,"code":null,"message":null,"msg":null,"fail_reason":null}"""));

    [Fact]
    public void Empty_and_blank_texts_are_absent() => Assert.Equal(
        Reader.Read("""{"id":"video_1","status":"processing"}"""),
        Reader.Read("""{"id":"video_1","status":"processing","model":"","video_url":" ","actualDuration":"","error":"","msg":""}"""));

    [Fact]
    public void Fields_nobody_knows_do_not_matter() => Assert.Equal(
        Reader.Read(AnswerText.Queued),
        Reader.Read(AnswerText.Queued.Replace("\"object\"", "\"amount\":1.5,\"progress\":\"10%\",\"extra\":{\"id\":\"no\"},\"object\"", StringComparison.Ordinal)));
}
