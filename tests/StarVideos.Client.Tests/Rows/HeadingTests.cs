using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class HeadingTests
{
    [Theory]
    [InlineData("prompt")]
    [InlineData("Prompt")]
    [InlineData("PROMPT")]
    [InlineData(" prompt ")]
    [InlineData("\ufeffprompt")]
    public void Every_spelling_of_prompt_is_the_prompt(string heading) =>
        Assert.Equal("A dog", TestRow.Of((heading, "A dog")).ToRequest().Prompt);

    [Theory]
    [InlineData("name")]
    [InlineData("Name")]
    [InlineData("NAME")]
    public void Every_spelling_of_name_is_the_label(string heading) =>
        Assert.Equal("shot 1", TestRow.WithPrompt((heading, "shot 1")).ToRequest().Name);

    [Theory]
    [InlineData("duration")]
    [InlineData("Duration")]
    [InlineData("DURATION")]
    public void Every_spelling_of_duration_is_the_length(string heading) =>
        Assert.Equal(5, Assert.IsType<TextRequest>(TestRow.WithPrompt((heading, "5")).ToRequest()).Duration);

    [Theory]
    [InlineData("ratio")]
    [InlineData("Ratio")]
    [InlineData("RATIO")]
    public void Every_spelling_of_ratio_is_the_shape(string heading) =>
        Assert.Equal("1:1", Assert.IsType<TextRequest>(TestRow.WithPrompt((heading, "1:1")).ToRequest()).Ratio);

    [Theory]
    [InlineData("referenceImages")]
    [InlineData("referenceImage")]
    [InlineData("ReferenceImages")]
    [InlineData("REFERENCEIMAGES")]
    [InlineData("REFERENCE_IMAGE")]
    [InlineData("reference_images")]
    [InlineData("reference-images")]
    [InlineData("Reference Images")]
    [InlineData("Reference Image")]
    [InlineData("reference  image ")]
    public void Every_spelling_of_reference_images_is_the_images(string heading) =>
        Assert.Equal([TestRow.Image], Assert.IsType<ImageReferenceRequest>(TestRow.WithPrompt((heading, TestRow.Image)).ToRequest()).ReferenceImages);

    [Theory]
    [InlineData("referenceVideos")]
    [InlineData("referenceVideo")]
    [InlineData("ReferenceVideo")]
    [InlineData("REFERENCEVIDEOS")]
    [InlineData("REFERENCE_VIDEO")]
    [InlineData("reference_videos")]
    [InlineData("reference-video")]
    [InlineData("Reference Videos")]
    public void Every_spelling_of_reference_videos_is_the_video(string heading) =>
        Assert.Equal(TestRow.Video, Assert.IsType<VideoReferenceRequest>(TestRow.WithPrompt((heading, TestRow.Video)).ToRequest()).ReferenceVideo);

    [Theory]
    [InlineData("first_image", "last_image")]
    [InlineData("FirstImage", "LastImage")]
    [InlineData("firstimage", "lastimage")]
    [InlineData("FIRST_IMAGE", "LAST_IMAGE")]
    [InlineData("first-image", "last-image")]
    [InlineData("First Image", "Last Image")]
    public void Every_spelling_of_the_frames_is_the_frames(string firstHeading, string lastHeading)
    {
        var request = TestRow.WithPrompt((firstHeading, "https://example.com/1.png"), (lastHeading, "https://example.com/2.png")).ToRequest();

        var frames = Assert.IsType<FirstLastFrameRequest>(request);
        Assert.Equal("https://example.com/1.png", frames.FirstImage);
        Assert.Equal("https://example.com/2.png", frames.LastImage);
    }

    [Fact]
    public void The_order_of_columns_does_not_matter()
    {
        var request = TestRow.Of(("last_image", TestRow.Image), ("ratio", "1:1"), ("first_image", TestRow.Image), ("prompt", "A cat")).ToRequest();

        Assert.Equal("1:1", Assert.IsType<FirstLastFrameRequest>(request).Ratio);
    }

    [Fact]
    public void A_Turkish_user_has_the_same_columns()
    {
        using var culture = new CultureScope("tr-TR");

        Assert.IsType<FirstLastFrameRequest>(TestRow.Of(("PROMPT", "A cat"), ("FIRST_IMAGE", TestRow.Image), ("LASTIMAGE", TestRow.Image), ("DURATION", 5)).ToRequest());
    }
}
