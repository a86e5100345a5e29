using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Requests;

public class DurationTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(14)]
    [InlineData(15)]
    public void A_duration_of_3_to_15_seconds_or_none_is_kept_as_given(int? duration)
    {
        Assert.Equal(duration, new TextRequest("A cat", duration).Duration);
        Assert.Equal(duration, new ImageReferenceRequest("A cat", [TestRow.Image], duration).Duration);
        Assert.Equal(duration, new FirstLastFrameRequest("A cat", TestRow.Image, TestRow.Image, duration).Duration);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Any_other_duration_is_refused_in_every_mode_that_has_one(int duration)
    {
        var refusals = new[]
        {
            Assert.Throws<InvalidRequestException>(() => new TextRequest("A cat", duration)),
            Assert.Throws<InvalidRequestException>(() => new ImageReferenceRequest("A cat", [TestRow.Image], duration)),
            Assert.Throws<InvalidRequestException>(() => new FirstLastFrameRequest("A cat", TestRow.Image, TestRow.Image, duration)),
        };

        Assert.All(refusals, refusal =>
        {
            Assert.Equal("duration", refusal.Field);
            Assert.Equal(duration, refusal.Value);
            Assert.Contains($"'{duration}'", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("3 to 15", refusal.Message, StringComparison.Ordinal);
        });
    }
}
