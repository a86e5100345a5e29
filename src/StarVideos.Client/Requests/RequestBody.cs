using System.Text.Json;
using System.Text.Json.Serialization;

namespace StarVideos;

/// <summary>A request as the service reads it. The mixed spelling of the names is the service's own.</summary>
internal sealed class RequestBody
{
    internal const string O3 = "starvideos_o3";

    [JsonPropertyName("model")]
    public string Model { get; init; } = O3;

    [JsonPropertyName("prompt")]
    public required string Prompt { get; init; }

    [JsonPropertyName("duration")]
    public int? Duration { get; init; }

    [JsonPropertyName("ratio")]
    public string? Ratio { get; init; }

    [JsonPropertyName("referenceImages")]
    public IReadOnlyList<string>? ReferenceImages { get; init; }

    [JsonPropertyName("first_image")]
    public string? FirstImage { get; init; }

    [JsonPropertyName("last_image")]
    public string? LastImage { get; init; }

    [JsonPropertyName("referenceVideos")]
    public IReadOnlyList<string>? ReferenceVideos { get; init; }

    internal static RequestBody From(VideoRequest request)
    {
        var sized = request as SizedVideoRequest;
        var frames = request as FirstLastFrameRequest;
        return new RequestBody
        {
            Prompt = request.Prompt,
            Duration = sized?.Duration,
            Ratio = sized?.Ratio,
            FirstImage = frames?.FirstImage,
            LastImage = frames?.LastImage,
            ReferenceImages = (request as ImageReferenceRequest)?.ReferenceImages ?? (request as ImageAndVideoRequest)?.ReferenceImages,
            ReferenceVideos = ((request as VideoReferenceRequest)?.ReferenceVideo ?? (request as ImageAndVideoRequest)?.ReferenceVideo) is { } video ? [video] : null,
        };
    }

    internal byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, ServiceJson.Default.RequestBody);

    /// <summary>For people: the body as one line of text.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, ServiceJson.Default.RequestBody);
}
