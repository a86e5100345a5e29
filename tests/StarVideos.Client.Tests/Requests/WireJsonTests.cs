using StarVideos.Client.Tests.Support;

namespace StarVideos.Client.Tests.Requests;

/// <summary>The body of each mode, byte for byte as it is sent.</summary>
public class WireJsonTests
{
    /// <summary>The fingerprint of a row and the sent body use the same text, which is made once.</summary>
    [Fact]
    public void A_request_is_written_once_however_often_it_is_asked_for()
    {
        var request = new TextRequest("A cat", 5);

        Assert.Same(RequestBody.ToUtf8(request), RequestBody.ToUtf8(request));
    }

    [Fact]
    public Task Text_with_nothing_else_sends_nothing_else() => AssertSendsAsync(
        new TextRequest("A cat", name: "never sent"),
        """{"model":"starvideos_o3","prompt":"A cat"}""");

    [Fact]
    public Task Text_sends_length_and_shape() => AssertSendsAsync(
        new TextRequest("A cat", 5, "16:9"),
        """{"model":"starvideos_o3","prompt":"A cat","duration":5,"ratio":"16:9"}""");

    [Fact]
    public Task The_service_defaults_are_sent_only_by_those_who_ask_for_them() => AssertSendsAsync(
        new TextRequest("A cat", 3, "9:16"),
        """{"model":"starvideos_o3","prompt":"A cat","duration":3,"ratio":"9:16"}""");

    [Fact]
    public Task Image_reference_sends_its_images_in_order() => AssertSendsAsync(
        new ImageReferenceRequest("A cat", ["https://example.com/b.png", "https://example.com/a.png"], name: "never sent"),
        """{"model":"starvideos_o3","prompt":"A cat","referenceImages":["https://example.com/b.png","https://example.com/a.png"]}""");

    [Fact]
    public Task Image_reference_sends_length_and_shape() => AssertSendsAsync(
        new ImageReferenceRequest("A cat", [TestRow.Image], 15, "1:1"),
        """{"model":"starvideos_o3","prompt":"A cat","duration":15,"ratio":"1:1","referenceImages":["https://example.com/a.png"]}""");

    [Fact]
    public Task First_and_last_frame_are_spelled_in_snake_case() => AssertSendsAsync(
        new FirstLastFrameRequest("A cat", "https://example.com/first.png", "https://example.com/last.png", 4, "9:16", "never sent"),
        """{"model":"starvideos_o3","prompt":"A cat","duration":4,"ratio":"9:16","first_image":"https://example.com/first.png","last_image":"https://example.com/last.png"}""");

    [Fact]
    public Task Video_reference_sends_a_list_of_one() => AssertSendsAsync(
        new VideoReferenceRequest("A cat", TestRow.Video, "never sent"),
        """{"model":"starvideos_o3","prompt":"A cat","referenceVideos":["https://example.com/a.mp4"]}""");

    [Fact]
    public Task Image_and_video_sends_both_lists() => AssertSendsAsync(
        new ImageAndVideoRequest("A cat", [TestRow.Image], TestRow.Video, "never sent"),
        """{"model":"starvideos_o3","prompt":"A cat","referenceImages":["https://example.com/a.png"],"referenceVideos":["https://example.com/a.mp4"]}""");

    [Fact]
    public Task Text_in_any_script_stays_readable_and_quotes_are_escaped() => AssertSendsAsync(
        new TextRequest("一只\"猫\" 🐈 <&'>\n\u0001"),
        """{"model":"starvideos_o3","prompt":"一只\"猫\" """ + "\\uD83D\\uDC08" + """ <&'>\n\u0001"}""");

    private static async Task AssertSendsAsync(VideoRequest request, string json)
    {
        using var handler = new ScriptedHandler(Step.Answer(200, AnswerText.Queued));
        using var client = Clients.Over(handler);

        await client.CreateAsync(request);

        Assert.Equal(json, Assert.Single(handler.Sent).Body);
    }
}
