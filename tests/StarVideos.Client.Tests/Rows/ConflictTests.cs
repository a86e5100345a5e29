using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class ConflictTests
{
    [Theory]
    [InlineData("First Image", "REFERENCE_IMAGES")]
    [InlineData("Last Image", "referenceImage")]
    [InlineData("first_image", "Reference Video")]
    [InlineData("last_image", "referenceVideos")]
    public void One_frame_beside_references_is_refused_and_both_columns_are_named(string frame, string reference)
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt((frame, TestRow.Image), (reference, TestRow.Video)));

        Assert.Equal(frame, refusal.Field);
        Assert.Contains(frame, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reference, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("exclude", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestRow.Image, null)]
    [InlineData(null, TestRow.Video)]
    [InlineData(TestRow.Image, TestRow.Video)]
    public void Both_frames_beside_references_are_refused(string? images, string? videos)
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt(("first_image", TestRow.Image), ("last_image", TestRow.Image), ("referenceImages", images), ("referenceVideos", videos)));

        Assert.Contains("exclude", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_frame_alone_is_refused_and_the_missing_column_is_named()
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt(("First Image", TestRow.Image), ("Last Image", " ")));

        Assert.Equal("First Image", refusal.Field);
        Assert.Contains("last_image", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("both frames or neither", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_frame_alone_is_refused_and_the_missing_column_is_named()
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt(("Last Image", TestRow.Image)));

        Assert.Equal("Last Image", refusal.Field);
        Assert.Contains("first_image", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_frame_beside_references_is_shown_even_if_it_came_as_a_list()
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt(("first_image", new[] { TestRow.Image }), ("referenceImages", TestRow.Image)));

        Assert.Contains(TestRow.Image, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", refusal.Message, StringComparison.Ordinal);
    }
}
