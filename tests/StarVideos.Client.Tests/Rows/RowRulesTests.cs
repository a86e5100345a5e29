using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class RowRulesTests
{
    [Fact]
    public void Seven_images_are_taken() =>
        Assert.Equal(7, Assert.IsType<ImageReferenceRequest>(TestRow.WithPrompt(("referenceImages", string.Join(';', TestRow.Images(7)))).ToRequest()).ReferenceImages.Count);

    [Fact]
    public void Eight_images_are_refused() =>
        Assert.Contains("8 images", TestRow.Refused(TestRow.WithPrompt(("referenceImages", string.Join(';', TestRow.Images(8))))).Message, StringComparison.Ordinal);

    [Fact]
    public void Four_images_beside_a_video_are_taken() =>
        Assert.IsType<ImageAndVideoRequest>(TestRow.WithPrompt(("referenceImages", TestRow.Images(4)), ("referenceVideos", TestRow.Video)).ToRequest());

    [Fact]
    public void Five_images_beside_a_video_are_refused()
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt(("referenceImages", TestRow.Images(5)), ("referenceVideos", TestRow.Video)));

        Assert.Contains("5 images", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("1 to 4", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(TestRow.Image)]
    public void Two_videos_are_refused(string images)
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt(("Reference Videos", $"{TestRow.Video};{TestRow.Video}"), ("referenceImages", images)));

        Assert.Equal("Reference Videos", refusal.Field);
        Assert.Contains("2 videos", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("exactly 1", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("referenceImages")]
    [InlineData("referenceVideos")]
    public void A_local_path_is_refused(string heading)
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt((heading, "C:\\photos\\a.png")));

        Assert.Contains("C:\\photos\\a.png", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("path on this computer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_path_among_addresses_is_the_one_that_is_named() =>
        Assert.Equal("./b.png", TestRow.Refused(TestRow.WithPrompt(("referenceImages", $"{TestRow.Image};./b.png"))).Value);

    [Fact]
    public void A_local_path_as_a_frame_is_refused() =>
        Assert.Equal("/b.png", TestRow.Refused(TestRow.WithPrompt(("first_image", TestRow.Image), ("last_image", "/b.png"))).Value);

    [Theory]
    [InlineData("DURATION", "16")]
    [InlineData("RATIO", "4:3")]
    [InlineData("REFERENCE_IMAGES", "a.png")]
    [InlineData("REFERENCE_VIDEO", "a.mp4")]
    public void The_error_names_the_column_as_the_row_spells_it(string heading, string cell) =>
        Assert.Equal(heading, TestRow.Refused(TestRow.WithPrompt((heading, cell))).Field);
}
