using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Rows;

public class SameMeaningTests
{
    [Theory]
    [InlineData("referenceImages", "Reference Image", TestRow.Image)]
    [InlineData("referenceVideo", "reference_videos", TestRow.Video)]
    [InlineData("first_image", "FirstImage", TestRow.Image)]
    [InlineData("Duration", "duration ", "5")]
    public void Two_filled_columns_that_mean_the_same_are_refused_and_both_named(string one, string other, string cell)
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt((one, cell), (other, cell)));

        Assert.Contains(one, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(other.Trim(), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("means the same", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_them_may_be_empty()
    {
        Assert.IsType<ImageReferenceRequest>(TestRow.WithPrompt(("referenceImages", TestRow.Image), ("Reference Image", " ")).ToRequest());
        Assert.IsType<ImageReferenceRequest>(TestRow.WithPrompt(("referenceImages", null), ("Reference Image", TestRow.Image)).ToRequest());
    }

    [Fact]
    public void The_error_shows_what_is_in_a_list_and_not_what_a_list_is_called()
    {
        var refusal = TestRow.Refused(TestRow.WithPrompt(("referenceImages", TestRow.Image), ("Reference Image", TestRow.Images(2))));

        Assert.DoesNotContain("System.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Making_the_row_does_not_fail()
    {
        var row = TestRow.WithPrompt(("referenceImages", TestRow.Image), ("Reference Image", TestRow.Image), ("typo", 1));

        Assert.Equal(["typo"], row.UnknownColumns);
    }
}
