using StarVideos.Answers;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Answers;

/// <summary>How an answer changes a task.</summary>
public class TaskAnswerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly VideoTask Known = new()
    {
        Id = "video_1",
        Name = "one",
        Prompt = "A cat",
        Mode = VideoMode.Text,
        Duration = 5,
        Ratio = "1:1",
        Batch = "nightly",
        Status = VideoTaskStatus.Queued,
        StatusText = "queued",
        CreatedAt = new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Local),
        Model = "starvideos_o3",
        VideoUrl = new Uri("https://media.example.com/old.mp4"),
        ActualDuration = 4,
        BaseUri = new Uri("https://api.example.com/kyyReactApiServer"),
    };

    [Fact]
    public void What_the_answer_does_not_say_is_kept() =>
        Assert.Equal(Known with { CheckedAt = Now.LocalDateTime }, Apply("{}"));

    [Fact]
    public void What_it_says_is_taken()
    {
        var task = Apply(AnswerText.Completed);

        Assert.Equal(VideoTaskStatus.Completed, task.Status);
        Assert.Equal("completed", task.StatusText);
        Assert.Equal("https://media.example.com/v/1.mp4?sign=abc", task.VideoUrl?.AbsoluteUri);
        Assert.Equal(5, task.ActualDuration);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1774836724).LocalDateTime, task.CreatedAt);
        Assert.Equal(Now.LocalDateTime, task.CheckedAt);
        Assert.Null(task.Error);
        Assert.Equal("one", task.Name);
        Assert.Equal("nightly", task.Batch);
    }

    [Fact]
    public void A_failure_has_its_reason_and_code()
    {
        var task = Apply("""{"status":"failed","error":{"code":"E1","message":"content policy"}}""");

        Assert.Equal(VideoTaskStatus.Failed, task.Status);
        Assert.Equal("content policy", task.Error);
        Assert.Equal("E1", task.ErrorCode);
    }

    [Fact]
    public void An_earlier_error_does_not_outlive_a_better_answer()
    {
        var task = TaskAnswer.Apply(Known with { Error = "busy", ErrorCode = "E1" }, Reader.Read(AnswerText.Processing), Now);

        Assert.Null(task.Error);
        Assert.Null(task.ErrorCode);
    }

    [Fact]
    public void Completed_without_an_address_has_no_address_left_from_before() =>
        Assert.Null(Apply("""{"status":"completed","video_url":null}""").VideoUrl);

    [Fact]
    public void A_word_nobody_knows_means_still_being_made_and_is_shown()
    {
        var task = Apply("""{"status":"moder\nating"}""");

        Assert.Equal(VideoTaskStatus.Processing, task.Status);
        Assert.Equal("moder ating", task.StatusText);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("FILE:///C:/Windows/win.ini")]
    [InlineData("\\\\server\\share\\v.mp4")]
    [InlineData("ftp://example.com/v.mp4")]
    [InlineData("data:video/mp4;base64,AAAA")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/v/1.mp4")]
    [InlineData("v/1.mp4")]
    [InlineData("//media.example.com/v.mp4")]
    [InlineData("https://")]
    [InlineData("not an address")]
    public void An_address_that_is_not_of_the_web_is_not_taken_and_said(string address)
    {
        var task = Apply($$"""{"status":"completed","video_url":{{System.Text.Json.JsonSerializer.Serialize(address)}}}""");

        Assert.Equal(VideoTaskStatus.Completed, task.Status);
        Assert.Null(task.VideoUrl);
        Assert.Contains("may not be fetched", task.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_not_taken_is_shown_without_its_signature() =>
        Assert.DoesNotContain("SECRET", Apply("""{"status":"completed","video_url":"ftp://example.com/v.mp4?sign=SECRET"}""").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://media.example.com/v.mp4")]
    [InlineData("HTTPS://media.example.com/v.mp4?a=b")]
    public void A_web_address_is_taken(string address) =>
        Assert.Equal(new Uri(address), Apply($$"""{"status":"completed","video_url":"{{address}}"}""").VideoUrl);

    [Fact]
    public void Friendly_words_beside_a_task_that_goes_well_are_no_error() =>
        Assert.Null(Apply("""{"id":"video_1","status":"completed","video_url":"https://media.example.com/v.mp4","msg":"生成成功"}""").Error);

    private static VideoTask Apply(string body) => TaskAnswer.Apply(Known, Reader.Read(body), Now);
}
