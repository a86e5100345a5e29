using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Answers;

public class WrappedAnswerTests
{
    [Theory]
    [InlineData("""{"code":0,"msg":null,"data":TASK}""")]
    [InlineData("""{"code":"0","msg":"success","data":TASK}""")]
    [InlineData("""{"code":200,"msg":"操作成功","data":TASK}""")]
    [InlineData("""{"code":"200","message":"OK","data":TASK}""")]
    [InlineData("""{"msg":"ok","data":TASK}""")]
    [InlineData("""{"data":TASK}""")]
    [InlineData("""{"id":null,"code":0,"msg":null,"data":TASK}""")]
    public void A_wrapped_task_is_the_task(string wrap) =>
        Assert.Equal(Reader.Read(AnswerText.Completed), Reader.Read(wrap.Replace("TASK", AnswerText.Completed, StringComparison.Ordinal)));

    [Fact]
    public void A_wrapped_failure_keeps_its_reason()
    {
        var answer = Reader.Read("""{"code":0,"msg":"success","data":{"id":"video_1","status":"failed","fail_reason":"content policy"}}""");

        Assert.Equal("failed", answer.Status);
        Assert.Equal("content policy", answer.Fault?.Message);
    }

    [Theory]
    [InlineData("""{"code":"204","msg":"登录验证失败","data":null}""")]
    [InlineData("""{"code":"204","msg":"登录验证失败","data":{}}""")]
    public void An_error_around_nothing_is_the_error(string body)
    {
        var answer = Reader.Read(body);

        Assert.Null(answer.Id);
        Assert.Equal("204", answer.Fault?.Code);
        Assert.Equal("登录验证失败", answer.Fault?.Message);
    }

    [Theory]
    [InlineData("""{"data":"video_1"}""")]
    [InlineData("""{"data":[{"id":"video_1"}]}""")]
    [InlineData("""{"data":{"data":{"id":"video_1"}}}""")]
    [InlineData("""{"task_id":"video_1"}""")]
    [InlineData("""{"result":{"id":"video_1"}}""")]
    [InlineData("""{"ID":"video_1"}""")]
    public void No_id_is_guessed_from_another_place(string body)
    {
        var answer = Reader.Read(body);

        Assert.Null(answer.Id);
        Assert.Null(answer.Fault);
    }
}
