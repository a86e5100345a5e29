using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Answers;

/// <summary>A service that repeats the key in its answer.</summary>
public class RepeatedKeyTests
{
    public static TheoryData<string> Bodies =>
    [
        $$$"""{"error":"bad key {{{TestKey.Value}}}"}""",
        $$$"""{"error":{"message":"bad key {{{TestKey.Value}}}"}}""",
        $$$"""{"error":{"detail":"bad key {{{TestKey.Value}}}","code":"{{{TestKey.Value}}}"}}""",
        $$$"""{"error":{"given":"{{{TestKey.Value}}}"}}""",
        $$$"""{"code":"{{{TestKey.Value}}}","msg":"{{{TestKey.Value}}}"}""",
        $$$"""{"fail_reason":"{{{TestKey.Value}}}"}""",
        $$$"""{"id":"{{{TestKey.Value}}}","status":"{{{TestKey.Value}}}","model":"{{{TestKey.Value}}}","video_url":"https://example.com/?k={{{TestKey.Value}}}"}""",
        $$$"""{"code":1,"data":{"error":"{{{TestKey.Value}}}"}}""",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void The_key_is_taken_out_of_everything_that_is_read(string body) => TestKey.AssertAbsentFrom(Reader.Read(body).ToString());

    [Fact]
    public void It_is_taken_out_before_the_message_is_cut() =>
        TestKey.AssertAbsentFrom(Reader.Read($$"""{"error":"{{new string('x', 490)}}{{TestKey.Value}}"}""").ToString());

    [Fact]
    public void It_is_taken_out_although_it_was_escaped()
    {
        var escaped = TestKey.Value.Replace("/", "\\/", StringComparison.Ordinal).Replace("+", "\\u002B", StringComparison.Ordinal);

        TestKey.AssertAbsentFrom(Reader.Read($$"""{"error":"{{escaped}}"}""").ToString());
        TestKey.AssertAbsentFrom(Reader.Read($$$"""{"error":{"given":"{{{escaped}}}"}}""").ToString());
    }
}
