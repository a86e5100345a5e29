using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Requests;

public class RatioTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("9:16")]
    [InlineData("1:1")]
    [InlineData("16:9")]
    public void The_three_documented_shapes_and_none_are_kept_as_given(string? ratio)
    {
        Assert.Equal(ratio, new TextRequest("A cat", ratio: ratio).Ratio);
        Assert.Equal(ratio, new ImageReferenceRequest("A cat", [TestRow.Image], ratio: ratio).Ratio);
        Assert.Equal(ratio, new FirstLastFrameRequest("A cat", TestRow.Image, TestRow.Image, ratio: ratio).Ratio);
    }

    [Theory]
    [InlineData("4:3")]
    [InlineData("9:16:00")]
    [InlineData("09:16")]
    [InlineData("16/9")]
    [InlineData("16x9")]
    [InlineData("1.7778")]
    [InlineData("")]
    [InlineData("16:9 ")]
    public void Any_other_shape_is_refused_and_named_beside_the_three(string ratio)
    {
        var refusals = new[]
        {
            Assert.Throws<InvalidRequestException>(() => new TextRequest("A cat", ratio: ratio)),
            Assert.Throws<InvalidRequestException>(() => new ImageReferenceRequest("A cat", [TestRow.Image], ratio: ratio)),
            Assert.Throws<InvalidRequestException>(() => new FirstLastFrameRequest("A cat", TestRow.Image, TestRow.Image, ratio: ratio)),
        };

        Assert.All(refusals, refusal =>
        {
            Assert.Equal("ratio", refusal.Field);
            Assert.Contains($"'{ratio.Trim()}'", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("9:16, 1:1 or 16:9", refusal.Message, StringComparison.Ordinal);
        });
    }
}
