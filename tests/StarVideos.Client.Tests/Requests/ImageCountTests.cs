using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Requests;

public class ImageCountTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(7)]
    public void One_to_seven_images_may_stand_alone(int count) =>
        Assert.Equal(TestRow.Images(count), new ImageReferenceRequest("A cat", TestRow.Images(count)).ReferenceImages);

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(100)]
    public void No_other_number_of_images_may_stand_alone(int count)
    {
        var refusal = Assert.Throws<InvalidRequestException>(() => new ImageReferenceRequest("A cat", TestRow.Images(count)));

        Assert.Equal("referenceImages", refusal.Field);
        Assert.Contains($"{count} images", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("1 to 7", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void One_to_four_images_may_stand_beside_a_video(int count) =>
        Assert.Equal(TestRow.Images(count), new ImageAndVideoRequest("A cat", TestRow.Images(count), TestRow.Video).ReferenceImages);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(7)]
    public void No_other_number_of_images_may_stand_beside_a_video(int count)
    {
        var refusal = Assert.Throws<InvalidRequestException>(() => new ImageAndVideoRequest("A cat", TestRow.Images(count), TestRow.Video));

        Assert.Equal("referenceImages", refusal.Field);
        Assert.Contains($"{count} images", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("1 to 4", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_place_among_the_images_is_refused()
    {
        Assert.Throws<InvalidRequestException>(() => new ImageReferenceRequest("A cat", [TestRow.Image, null!]));
        Assert.Throws<InvalidRequestException>(() => new ImageReferenceRequest("A cat", [TestRow.Image, " "]));
        Assert.Throws<InvalidRequestException>(() => new ImageAndVideoRequest("A cat", [""], TestRow.Video));
    }

    [Fact]
    public void A_request_does_not_change_with_the_list_it_was_made_from()
    {
        var images = new List<string> { TestRow.Image };
        var request = new ImageReferenceRequest("A cat", images);

        images.Add("C:\\b.png");

        Assert.Equal([TestRow.Image], request.ReferenceImages);
    }
}
