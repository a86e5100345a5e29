using StarVideos.Answers;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Answers;

public class FaultTests
{
    [Theory]
    [InlineData("""{"error":"too long"}""", null, "too long")]
    [InlineData("""{"error":"too long","code":"E1"}""", "E1", "too long")]
    [InlineData("""{"error":{"message":"too long"}}""", null, "too long")]
    [InlineData("""{"error":{"code":"AuthenticationError","message":"bad key","type":"Unauthorized"}}""", "AuthenticationError", "bad key")]
    [InlineData("""{"error":{"detail":"too long"}}""", null, "too long")]
    [InlineData("""{"error":{"code":400,"detail":"too long"}}""", "400", "too long")]
    [InlineData("""{"error":{"message":"too long"},"code":7}""", "7", "too long")]
    [InlineData("""{"error":{"type":"Unauthorized"}}""", null, "type: Unauthorized")]
    [InlineData("""{"message":"No handler found for GET /v1"}""", null, "No handler found for GET /v1")]
    [InlineData("""{"msg":"缺少必填参数: prompt"}""", null, "缺少必填参数: prompt")]
    [InlineData("""{"code":"204","msg":"登录验证失败"}""", "204", "登录验证失败")]
    [InlineData("""{"code":204,"msg":"登录验证失败"}""", "204", "登录验证失败")]
    [InlineData("""{"detail":"too long"}""", null, "too long")]
    [InlineData("""{"fail_reason":"content policy"}""", null, "content policy")]
    [InlineData("""{"code":"InternalError"}""", "InternalError", "InternalError")]
    [InlineData("""{"code":500,"msg":null,"message":"busy"}""", "500", "busy")]
    public void The_words_of_the_service_are_found_wherever_it_puts_them(string body, string? code, string message) =>
        Assert.Equal(new ServiceFault(code, message), Reader.Read(body).Fault);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"code":0}""")]
    [InlineData("""{"code":"200","msg":"操作成功"}""")]
    [InlineData("""{"msg":"success"}""")]
    [InlineData("""{"message":"OK"}""")]
    [InlineData("""{"error":null,"msg":""}""")]
    [InlineData("""{"error":{}}""")]
    public void An_answer_that_says_all_is_well_has_no_fault(string body) => Assert.Null(Reader.Read(body).Fault);

    [Theory]
    [InlineData("""{"id":"video_1","code":0,"msg":"success","status":"failed","fail_reason":"content policy"}""")]
    [InlineData("""{"id":"video_1","message":"ok","status":"failed","fail_reason":"content policy"}""")]
    [InlineData("""{"id":"video_1","code":"200","status":"failed","fail_reason":"content policy"}""")]
    public void That_the_question_went_well_does_not_hide_why_the_task_failed(string body) =>
        Assert.Equal("content policy", Reader.Read(body).Fault?.Message);

    [Fact]
    public void A_hostile_message_is_one_clean_line_of_sane_length()
    {
        var fault = Reader.Read("""{"code":"E\u001b[2J\n1","msg":"\u001b[31mred\u0000\r\nforged\u202Egpj""" + new string('x', 10_000) + "\"}").Fault!;

        Assert.DoesNotContain(fault.Message + fault.Code, character => char.IsControl(character) || character == '\u202E');
        Assert.StartsWith("[31mred forged gpj", fault.Message, StringComparison.Ordinal);
        Assert.Equal(501, fault.Message.Length);
        Assert.Equal("E [2J 1", fault.Code);
    }

    [Fact]
    public void A_message_of_control_characters_alone_is_no_message() =>
        Assert.NotEqual("", Reader.Read("""{"code":"E1","msg":"\u0000\u0001\u001b"}""").Fault?.Message);
}
