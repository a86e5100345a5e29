using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class DefaultsTests
{
    private static readonly RowDefaults Defaults = new(7, "16:9", "default name");

    [Fact]
    public void Empty_cells_get_the_defaults()
    {
        var request = Assert.IsType<TextRequest>(TestRow.WithPrompt(("duration", ""), ("ratio", " "), ("name", null)).ToRequest(Defaults));

        Assert.Equal(7, request.Duration);
        Assert.Equal("16:9", request.Ratio);
        Assert.Equal("default name", request.Name);
    }

    [Fact]
    public void Filled_cells_keep_their_own()
    {
        var request = Assert.IsType<TextRequest>(TestRow.WithPrompt(("duration", "3"), ("ratio", "1:1"), ("name", "own")).ToRequest(Defaults));

        Assert.Equal(3, request.Duration);
        Assert.Equal("1:1", request.Ratio);
        Assert.Equal("own", request.Name);
    }

    [Fact]
    public void They_reach_images_and_frames()
    {
        Assert.Equal(7, Assert.IsType<ImageReferenceRequest>(TestRow.WithPrompt(("referenceImages", TestRow.Image)).ToRequest(Defaults)).Duration);
        Assert.Equal("16:9", Assert.IsType<FirstLastFrameRequest>(TestRow.WithPrompt(("first_image", TestRow.Image), ("last_image", TestRow.Image)).ToRequest(Defaults)).Ratio);
    }

    [Fact]
    public void A_row_beside_a_video_gets_the_name_alone() =>
        Assert.Equal("default name", TestRow.WithPrompt(("referenceVideos", TestRow.Video)).ToRequest(Defaults).Name);

    [Fact]
    public void A_bad_cell_is_not_replaced_by_a_good_default() =>
        Assert.Contains("'16'", TestRow.Refused(TestRow.WithPrompt(("duration", 16)), Defaults).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(2, null)]
    [InlineData(16, null)]
    [InlineData(null, "4:3")]
    public void A_bad_default_is_refused(int? duration, string? ratio) =>
        TestRow.Refused(TestRow.WithPrompt(), new RowDefaults(duration, ratio));

    [Fact]
    public void No_defaults_leave_everything_to_the_service()
    {
        var request = Assert.IsType<TextRequest>(TestRow.WithPrompt().ToRequest(RowDefaults.None));

        Assert.Null(request.Duration);
        Assert.Null(request.Ratio);
        Assert.Null(request.Name);
    }
}
