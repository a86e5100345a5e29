using System.Text;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Answers;

public class UnreadableBodyTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \r\n")]
    [InlineData("<html><body>502 Bad Gateway</body></html>")]
    [InlineData("ok")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("5")]
    [InlineData("\"video_1\"")]
    [InlineData("[]")]
    [InlineData("[{\"id\":\"video_1\"}]")]
    [InlineData("{")]
    [InlineData("{\"id\":\"video_1\"")]
    [InlineData("{\"id\":\"video_1\",\"sta")]
    [InlineData("{\"id\":\"video_1\",}")]
    [InlineData("{\"id\":\"video_1\"}<html>")]
    [InlineData("{\"id\":\"video_1\"}{\"id\":\"video_2\"}")]
    [InlineData("{'id':'video_1'}")]
    [InlineData("/* */{\"id\":\"video_1\"}")]
    [InlineData("{\"actualDuration\":NaN}")]
    public void What_is_not_one_JSON_object_is_no_answer(string body) => Assert.Null(Reader.TryRead(body));

    [Fact]
    public void JSON_in_another_encoding_is_no_answer()
    {
        Assert.Null(Reader.TryRead(Encoding.Unicode.GetBytes(AnswerText.Queued)));
        Assert.Null(Reader.TryRead(Encoding.UTF32.GetBytes(AnswerText.Queued)));
    }

    [Fact]
    public void JSON_nested_a_thousandfold_is_no_answer_and_does_no_harm()
    {
        Assert.Null(Reader.TryRead(new string('[', 1_000_000)));
        Assert.Null(Reader.TryRead(Nested(1_000)));
        Assert.Null(Reader.TryRead(Nested(100_000)));
    }

    [Fact]
    public void JSON_nested_as_deep_as_answers_are_is_read() => Assert.Equal("video_1", Reader.Read(Nested(20)).Id);

    [Fact]
    public void Bytes_at_random_are_no_answer()
    {
        var random = new Random(20261120);
        for (var round = 0; round < 1000; round++)
        {
            var body = new byte[random.Next(200)];
            random.NextBytes(body);

            Assert.Null(Reader.TryRead(body));
        }
    }

    [Fact]
    public void An_answer_cut_anywhere_is_no_answer()
    {
        var whole = Encoding.UTF8.GetBytes(AnswerText.Completed);

        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Null(Reader.TryRead(whole[..length])));
    }

    private static string Nested(int depth) =>
        "{\"id\":\"video_1\",\"extra\":" + string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth) + "}";
}
