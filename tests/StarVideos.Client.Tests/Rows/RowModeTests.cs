using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class RowModeTests
{
    [Theory]
    [InlineData("", "", "", "", VideoMode.Text)]
    [InlineData(TestRow.Image, "", "", "", VideoMode.ImageReference)]
    [InlineData("", TestRow.Video, "", "", VideoMode.VideoReference)]
    [InlineData(TestRow.Image, TestRow.Video, "", "", VideoMode.ImageAndVideo)]
    [InlineData("", "", TestRow.Image, TestRow.Image, VideoMode.FirstLastFrame)]
    public void The_filled_cells_of_a_rectangular_table_choose_the_mode(string images, string videos, string first, string last, VideoMode mode)
    {
        var row = TestRow.Of(
            ("name", "one"),
            ("prompt", "A cat"),
            ("duration", ""),
            ("ratio", ""),
            ("referenceImages", images),
            ("first_image", first),
            ("last_image", last),
            ("referenceVideos", videos));

        var request = row.ToRequest();

        Assert.Equal(mode, request.Mode);
        Assert.Equal("one", request.Name);
    }

    [Fact]
    public void Length_and_shape_reach_every_mode_that_has_them()
    {
        foreach (var row in new[]
        {
            TestRow.WithPrompt(("duration", 7), ("ratio", "16:9")),
            TestRow.WithPrompt(("duration", 7), ("ratio", "16:9"), ("referenceImages", TestRow.Image)),
            TestRow.WithPrompt(("duration", 7), ("ratio", "16:9"), ("first_image", TestRow.Image), ("last_image", TestRow.Image)),
        })
        {
            var request = Assert.IsAssignableFrom<SizedVideoRequest>(row.ToRequest());
            Assert.Equal(7, request.Duration);
            Assert.Equal("16:9", request.Ratio);
        }
    }
}
