using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class BesideVideoTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(TestRow.Image)]
    public void Length_and_shape_beside_a_video_are_warned_about_by_column_and_not_sent(string? images)
    {
        var warnings = new List<string>();
        var row = TestRow.WithPrompt(("Duration", "5"), ("RATIO", "1:1"), ("referenceImages", images), ("referenceVideos", TestRow.Video));

        var request = row.ToRequest(warn: warnings.Add);

        Assert.IsNotType<SizedVideoRequest>(request, exactMatch: false);
        Assert.DoesNotContain("duration", RequestBody.ToText(request), StringComparison.Ordinal);
        Assert.DoesNotContain("ratio", RequestBody.ToText(request), StringComparison.Ordinal);
        Assert.Collection(
            warnings,
            warning => Assert.Equal("Duration '5' is not sent: with a reference video the result follows that video.", warning),
            warning => Assert.Equal("RATIO '1:1' is not sent: with a reference video the result follows that video.", warning));
    }

    [Fact]
    public void Empty_cells_are_not_warned_about()
    {
        var warnings = new List<string>();

        TestRow.WithPrompt(("duration", " "), ("ratio", null), ("referenceVideos", TestRow.Video)).ToRequest(warn: warnings.Add);

        Assert.Empty(warnings);
    }

    [Fact]
    public void Defaults_are_neither_sent_nor_warned_about()
    {
        var warnings = new List<string>();

        var request = TestRow.WithPrompt(("referenceVideos", TestRow.Video)).ToRequest(new RowDefaults(5, "1:1"), warnings.Add);

        Assert.IsType<VideoReferenceRequest>(request);
        Assert.Empty(warnings);
    }

    [Fact]
    public void Without_a_video_nothing_is_warned_about()
    {
        var warnings = new List<string>();

        TestRow.WithPrompt(("duration", 5), ("ratio", "1:1"), ("referenceImages", TestRow.Image)).ToRequest(warn: warnings.Add);

        Assert.Empty(warnings);
    }

    [Fact]
    public void Nobody_has_to_listen() =>
        Assert.IsType<VideoReferenceRequest>(TestRow.WithPrompt(("duration", 5), ("referenceVideos", TestRow.Video)).ToRequest());
}
