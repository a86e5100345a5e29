using System.Reflection;
using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Requests;

/// <summary>A wrong combination of fields cannot be written in C#.</summary>
public class RequestTypesTests
{
    private static readonly Type[] Types =
        [.. typeof(VideoRequest).Assembly.GetTypes().Where(type => typeof(VideoRequest).IsAssignableFrom(type) && !type.IsAbstract)];

    [Fact]
    public void There_is_one_type_for_each_mode()
    {
        VideoRequest[] requests =
        [
            new TextRequest("A cat"),
            new ImageReferenceRequest("A cat", [TestRow.Image]),
            new FirstLastFrameRequest("A cat", TestRow.Image, TestRow.Image),
            new VideoReferenceRequest("A cat", TestRow.Video),
            new ImageAndVideoRequest("A cat", [TestRow.Image], TestRow.Video),
        ];

        Assert.Equal(Enum.GetValues<VideoMode>(), requests.Select(request => request.Mode));
        Assert.Equal(requests.Length, Types.Length);
    }

    [Theory]
    [InlineData(typeof(TextRequest), "Prompt Name Duration Ratio")]
    [InlineData(typeof(ImageReferenceRequest), "Prompt Name Duration Ratio ReferenceImages")]
    [InlineData(typeof(FirstLastFrameRequest), "Prompt Name Duration Ratio FirstImage LastImage")]
    [InlineData(typeof(VideoReferenceRequest), "Prompt Name ReferenceVideo")]
    [InlineData(typeof(ImageAndVideoRequest), "Prompt Name ReferenceImages ReferenceVideo")]
    public void A_mode_has_the_fields_it_allows_and_no_others(Type mode, string fields) =>
        Assert.Equal(
            fields.Split(' ').Append("Mode").Order(),
            mode.GetProperties().Select(property => property.Name).Order());

    [Fact]
    public void No_request_can_be_changed_after_its_checks() =>
        Assert.All(Types.SelectMany(type => type.GetProperties()), property => Assert.False(property.CanWrite, property.Name));

    [Fact]
    public void Nobody_outside_can_add_a_mode_that_skips_the_checks()
    {
        Assert.All(Types, type => Assert.True(type.IsSealed, type.Name));
        Assert.All(
            new[] { typeof(VideoRequest), typeof(SizedVideoRequest) }.SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)),
            constructor => Assert.True(constructor.IsFamilyAndAssembly));
    }

    [Fact]
    public void The_name_is_kept_in_every_mode()
    {
        Assert.Equal("one", new TextRequest("A cat", name: "one").Name);
        Assert.Equal("one", new ImageReferenceRequest("A cat", [TestRow.Image], name: "one").Name);
        Assert.Equal("one", new FirstLastFrameRequest("A cat", TestRow.Image, TestRow.Image, name: "one").Name);
        Assert.Equal("one", new VideoReferenceRequest("A cat", TestRow.Video, "one").Name);
        Assert.Equal("one", new ImageAndVideoRequest("A cat", [TestRow.Image], TestRow.Video, "one").Name);
    }
}
