namespace StarVideos.Client.Tests.Tasks;

public class TaskIdTests
{
    [Theory]
    [InlineData("video_starvideos_1234567890")]
    [InlineData("mcp_e36e1f")]
    [InlineData("1")]
    [InlineData("A.b-c_D")]
    [InlineData("a..b")]
    public void Ids_met_in_the_field_are_valid(string id) => Assert.True(TaskId.IsValid(id));

    [Theory]
    [InlineData(1, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void An_id_has_at_most_256_characters(int length, bool isValid) =>
        Assert.Equal(isValid, TaskId.IsValid(new string('a', length)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("..")]
    [InlineData("../result/1")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("a%2Fb")]
    [InlineData("a:b")]
    [InlineData("-a")]
    [InlineData("_a")]
    [InlineData(".a")]
    [InlineData("视频1")]
    [InlineData("a\u0000")]
    [InlineData("video_1\n")]
    [InlineData("video_1\r\nX-Evil: 1")]
    [InlineData("\u0661")]
    public void Whatever_could_leave_a_path_is_invalid(string? id) => Assert.False(TaskId.IsValid(id));
}
