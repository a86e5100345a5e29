using System.Text;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Answers;

/// <summary>JSON texts that cannot be read as text. Such a text must not cost the rest of the answer, above all the id.</summary>
public class OddTextTests
{
    [Theory]
    [InlineData("""{"id":"video_1","status":"queued","error":"\ud800"}""")]
    [InlineData("""{"id":"video_1","status":"queued","model":"\udc00\ud800"}""")]
    [InlineData("""{"id":"video_1","status":"queued","error":{"message":"cut \ud83d"}}""")]
    [InlineData("""{"id":"video_1","status":"queued","extra":"\ud800"}""")]
    [InlineData("""{"id":"video_1","status":"queued","\ud800":1}""")]
    [InlineData("""{"\ud800\ud800\ud800\ud800":1,"id":"video_1","status":"queued"}""")]
    [InlineData("""{"id":"video_1","status":"queued","error":"\\ud83d\udc08"}""")]
    [InlineData("""{"id":"video_1","status":"queued","error":"\ud83d\\udc08"}""")]
    [InlineData("""{"id":"video_1","status":"queued","error":"\ud83d\ud83d\udc08\udc08"}""")]
    public void Half_a_character_somewhere_does_not_lose_the_id(string body)
    {
        var answer = Reader.Read(body);

        Assert.Equal("video_1", answer.Id);
        Assert.Equal("queued", answer.Status);
    }

    [Theory]
    [InlineData("""{"error":"\ud83d\udc08"}""", "🐈")]
    [InlineData("""{"error":"\uD83D\uDC08 and more"}""", "🐈 and more")]
    [InlineData("""{"error":"C:\\ud800 is a path"}""", "C:\\ud800 is a path")]
    public void Whole_characters_and_what_only_looks_like_half_of_one_stay(string body, string message) =>
        Assert.Equal(message, Reader.Read(body).Fault?.Message);

    [Fact]
    public void A_message_in_another_encoding_does_not_lose_the_id()
    {
        // "余额" in GBK.
        byte[] body = [.. Encoding.UTF8.GetBytes("{\"id\":\"video_1\",\"status\":\"failed\",\"error\":\""), 0xD3, 0xE0, 0xB6, 0xEE, .. Encoding.UTF8.GetBytes("\"}")];

        Assert.Equal("video_1", Reader.TryRead(body)?.Id);
    }

    [Fact]
    public void An_id_with_half_a_character_is_no_id() => Assert.False(TaskId.IsValid(Reader.TryRead("""{"id":"video\ud800"}""")?.Id));

    [Fact]
    public void A_byte_order_mark_before_the_answer_does_not_matter() =>
        Assert.Equal("video_1", Reader.TryRead([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(AnswerText.Queued)])?.Id);

    [Fact]
    public void Blanks_around_the_answer_do_not_matter() => Assert.Equal("video_1", Reader.Read("\r\n " + AnswerText.Queued + "\r\n").Id);

    [Fact]
    public void Of_two_properties_of_one_name_the_last_counts_as_in_most_readers() =>
        Assert.Equal("completed", Reader.Read("""{"id":"video_1","status":"queued","status":"completed"}""").Status);

    [Fact]
    public void Escaped_names_and_texts_are_read_as_what_they_say() =>
        Assert.Equal("video_1", Reader.Read("""{"\u0069d":"\u0076ideo_1"}""").Id);
}
