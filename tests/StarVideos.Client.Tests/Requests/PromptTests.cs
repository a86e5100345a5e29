using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Requests;

public class PromptTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\r\n")]
    [InlineData("\u3000")]
    public void A_blank_prompt_is_refused_in_every_mode(string? prompt)
    {
        var refusals = new[]
        {
            Assert.Throws<InvalidRequestException>(() => new TextRequest(prompt!)),
            Assert.Throws<InvalidRequestException>(() => new ImageReferenceRequest(prompt!, [TestRow.Image])),
            Assert.Throws<InvalidRequestException>(() => new FirstLastFrameRequest(prompt!, TestRow.Image, TestRow.Image)),
            Assert.Throws<InvalidRequestException>(() => new VideoReferenceRequest(prompt!, TestRow.Video)),
            Assert.Throws<InvalidRequestException>(() => new ImageAndVideoRequest(prompt!, [TestRow.Image], TestRow.Video)),
        };

        Assert.All(refusals, refusal =>
        {
            Assert.Equal("prompt", refusal.Field);
            Assert.Contains("required in every mode", refusal.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_prompt_is_kept_to_the_character() =>
        Assert.Equal("  a \"cat\"\nand a dog  ", new TextRequest("  a \"cat\"\nand a dog  ").Prompt);

    [Fact]
    public void A_prompt_of_one_character_is_enough() => Assert.Equal("x", new TextRequest("x").Prompt);

    [Fact]
    public void No_longest_length_is_invented()
    {
        var prompt = new string('x', 100_000);

        Assert.Equal(prompt, new TextRequest(prompt).Prompt);
    }
}
