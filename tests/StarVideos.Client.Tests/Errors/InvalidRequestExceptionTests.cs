namespace StarVideos.Client.Tests.Errors;

public class InvalidRequestExceptionTests
{
    [Fact]
    public void The_message_says_field_value_and_rule()
    {
        var error = new InvalidRequestException("duration", 16, "must be 3 to 15");

        Assert.Equal("duration '16': must be 3 to 15.", error.Message);
        Assert.Equal("duration", error.Field);
        Assert.Equal(16, error.Value);
        Assert.Equal("must be 3 to 15", error.Rule);
    }

    [Fact]
    public void It_is_never_worth_a_retry()
    {
        var error = new InvalidRequestException("duration", 16, "must be 3 to 15");

        Assert.Equal(StarVideosErrorKind.InvalidRequest, error.Kind);
        Assert.False(error.IsSafeToRetry);
    }

    [Fact]
    public void A_hostile_cell_cannot_forge_a_line_and_is_cut()
    {
        var error = new InvalidRequestException("dura\ntion", "\u001b[2J\r\nall is well " + new string('x', 1000), "must be 3 to 15");

        Assert.DoesNotContain(error.Message, character => char.IsControl(character));
        Assert.True(error.Message.Length < 200);
    }
}
