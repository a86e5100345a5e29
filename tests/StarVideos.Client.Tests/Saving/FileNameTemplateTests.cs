using StarVideos.Saving;

namespace StarVideos.Client.Tests.Saving;

public sealed class FileNameTemplateTests
{
    private static readonly VideoTask Named = new() { Id = "video_1", Name = "cat" };

    [Theory]
    [InlineData(null, "cat.mp4")]
    [InlineData("", "cat.mp4")]
    [InlineData(" ", "cat.mp4")]
    [InlineData("{Name}", "cat.mp4")]
    [InlineData("{name}-{ID}", "cat-video_1.mp4")]
    [InlineData("{Index}", "7.mp4")]
    [InlineData("{index:000} {Name}.webm", "007 cat.webm")]
    [InlineData("{Index:0}", "7.mp4")]
    [InlineData("fixed.MP4", "fixed.MP4")]
    [InlineData("a{b", "a{b.mp4")]
    [InlineData("{Name}{Name}", "catcat.mp4")]
    public void Tokens_are_filled_in(string? template, string name) =>
        Assert.Equal(name, new FileNameTemplate(template).Render(Named, 7).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" . ")]
    public void Without_a_name_the_id_is_the_name(string? name) =>
        Assert.Equal("shot video_1.mp4", new FileNameTemplate("shot {Name}").Render(new VideoTask { Id = "video_1", Name = name }, 1).ToString());

    [Theory]
    [InlineData("{Shot}", "{Shot}")]
    [InlineData("{Name} {}", "{}")]
    [InlineData("{Name:000}", "{Name:000}")]
    [InlineData("{Index:}", "{Index:}")]
    [InlineData("{Index:x2}", "{Index:x2}")]
    [InlineData("{Index:0000000000}", "{Index:0000000000}")]
    public void An_unknown_token_is_named_with_those_there_are(string template, string token)
    {
        var error = Assert.Throws<InvalidRequestException>(() => new FileNameTemplate(template));
        Assert.Contains(token + " is not a token", error.Message, StringComparison.Ordinal);
        Assert.Contains("{Name}, {Id} and {Index}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/{Name}")]
    [InlineData("..\\{Name}")]
    [InlineData("/{Name}")]
    public void A_template_names_no_folder(string template) =>
        Assert.Contains("without a folder", Assert.Throws<InvalidRequestException>(() => new FileNameTemplate(template)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_token_in_a_name_is_only_text() =>
        Assert.Equal("{Id}.mp4", new FileNameTemplate(null).Render(new VideoTask { Id = "video_1", Name = "{Id}" }, 1).ToString());
}
