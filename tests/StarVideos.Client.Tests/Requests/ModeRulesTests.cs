using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Requests;

/// <summary>A review page checks edited requests with these rules, so requests must be checked with them too.</summary>
public class ModeRulesTests
{
    private static readonly Dictionary<string, object> Values = new()
    {
        [RequestFields.ReferenceImages] = TestRow.Image,
        [RequestFields.ReferenceVideos] = TestRow.Video,
        [RequestFields.FirstImage] = TestRow.Image,
        [RequestFields.LastImage] = TestRow.Image,
    };

    public static TheoryData<VideoMode> Modes => new(Enum.GetValues<VideoMode>());

    [Fact]
    public void There_is_a_rule_for_each_mode() => Assert.Equal(Enum.GetValues<VideoMode>(), ModeRules.All.Select(static rule => rule.Mode));

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_row_with_the_references_of_a_mode_is_of_that_mode(VideoMode mode)
    {
        var rule = ModeRules.Of(mode);
        var request = new VideoRow(Cells(rule.References)).ToRequest();

        Assert.Equal(mode, request.Mode);
        Assert.Equal(rule.References.Order(), RequestReferences.Of(request).Select(static reference => reference.Field).Distinct().Order());
        Assert.Equal(rule.HasSize, request is SizedVideoRequest);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Another_reference_beside_them_is_another_mode_or_none(VideoMode mode)
    {
        foreach (var other in Values.Keys.Except(ModeRules.Of(mode).References))
        {
            string[] filled = [.. ModeRules.Of(mode).References, other];
            var row = new VideoRow(Cells(filled));
            if (ModeRules.For(filled) is { } rule)
            {
                Assert.Equal(rule.Mode, row.ToRequest().Mode);
            }
            else
            {
                Assert.Throws<InvalidRequestException>(() => row.ToRequest());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Length_and_shape_are_sent_where_the_rule_has_them(VideoMode mode)
    {
        var told = new List<string>();
        var cells = Cells(ModeRules.Of(mode).References).Append(new("duration", VideoDuration.Longest)).Append(new("ratio", VideoRatio.All[0]));
        var sized = new VideoRow(cells).ToRequest(warn: told.Add) as SizedVideoRequest;

        Assert.Equal(ModeRules.Of(mode).Takes(RequestFields.Duration) ? VideoDuration.Longest : null, sized?.Duration);
        Assert.Equal(ModeRules.Of(mode).Takes(RequestFields.Ratio) ? VideoRatio.All[0] : null, sized?.Ratio);
        Assert.Equal(ModeRules.Of(mode).HasSize ? 0 : 2, told.Count);
    }

    [Theory]
    [InlineData(VideoMode.ImageReference, 7, "takes 1 to 7 images")]
    [InlineData(VideoMode.ImageAndVideo, 4, "takes 1 to 4 images together with a reference video")]
    public void As_many_images_as_the_rule_has_and_no_more(VideoMode mode, int most, string rule)
    {
        Assert.Equal((most, rule), (ModeRules.Of(mode).MostImages, ModeRules.Of(mode).ImagesRule));
        var cells = Cells(ModeRules.Of(mode).References).Where(static cell => cell.Key != RequestFields.ReferenceImages).ToArray();
        Assert.Equal(mode, new VideoRow([.. cells, Images(most)]).ToRequest().Mode);
        Assert.Contains(rule, Assert.Throws<InvalidRequestException>(() => new VideoRow([.. cells, Images(most + 1)]).ToRequest()).Message, StringComparison.Ordinal);
    }

    private static KeyValuePair<string, object?> Images(int count) => new(RequestFields.ReferenceImages, Enumerable.Repeat(TestRow.Image, count).ToArray());

    private static KeyValuePair<string, object?>[] Cells(IEnumerable<string> fields) =>
        [new(RequestFields.Prompt, "p"), .. fields.Select(field => new KeyValuePair<string, object?>(field, Values[field]))];
}
