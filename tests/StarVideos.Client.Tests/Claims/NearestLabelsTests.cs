using StarVideos.Claims;

namespace StarVideos.Client.Tests.Claims;

public class NearestLabelsTests
{
    [Fact]
    public void The_most_alike_come_first_and_there_are_three_at_most() => Assert.Equal(
        ["nightly-1", "nightly-12", "nightly-123"],
        NearestLabels.To("nightly", ["weekly", "nightly-1234", "nightly-123", "nightly-12", "nightly-1"]));

    [Fact]
    public void Those_that_share_too_little_are_left_out() => Assert.Empty(NearestLabels.To("nightly", ["x", "products", ""]));

    [Fact]
    public void Case_does_not_count() => Assert.Equal(["NIGHTLY-2"], NearestLabels.To("nightly-1", ["NIGHTLY-2"]));

    [Fact]
    public void A_missing_character_a_new_one_and_another_one_count_alike() =>
        Assert.Equal(["abcd", "abxde", "axcde"], NearestLabels.To("abcde", ["abcd", "abxde", "axcde"]));

    [Fact]
    public void Long_labels_are_compared_by_their_beginnings() =>
        Assert.Equal([new string('a', 5000) + "2"], NearestLabels.To(new string('a', 5000) + "1", [new string('a', 5000) + "2", new string('b', 5000)]));
}
