using System.Text.Json;

namespace StarVideos.Client.Tests.Requests;

/// <summary>Half of a surrogate pair is no character; text cut at the wrong place ends or begins with one.</summary>
public class HalfCharacterTests
{
    [Fact]
    public void A_prompt_that_ends_in_half_a_character_is_still_sent_as_valid_JSON() =>
        Assert.StartsWith("cut", PromptOnTheWire("cut \ud83d"), StringComparison.Ordinal);

    [Fact]
    public void A_prompt_that_begins_with_half_a_character_is_still_sent_as_valid_JSON() =>
        Assert.EndsWith("cut", PromptOnTheWire("\udc08 cut"), StringComparison.Ordinal);

    [Fact]
    public void An_address_with_half_a_character_is_sent_as_valid_JSON_or_refused()
    {
        try
        {
            using var sent = JsonDocument.Parse(RequestBody.ToUtf8(new VideoReferenceRequest("A cat", "https://example.com/\ud83d")));
        }
        catch (InvalidRequestException)
        {
            // Good as well.
        }
    }

    private static string? PromptOnTheWire(string prompt)
    {
        using var sent = JsonDocument.Parse(RequestBody.ToUtf8(new TextRequest(prompt)));
        return sent.RootElement.GetProperty("prompt").GetString();
    }
}
