namespace StarVideos.Emulator;

/// <summary>A create request that keeps every rule.</summary>
/// <param name="Prompt">The description of the video.</param>
/// <param name="Duration">Seconds; null if it is left to the service.</param>
/// <param name="Ratio">Width to height; null if it is left to the service.</param>
/// <param name="ReferenceImages">URLs, or null.</param>
/// <param name="FirstImage">URL, or null.</param>
/// <param name="LastImage">URL, or null.</param>
/// <param name="ReferenceVideos">URLs, or null.</param>
public sealed record CreateRequest(
    string Prompt,
    int? Duration = null,
    string? Ratio = null,
    IReadOnlyList<string>? ReferenceImages = null,
    string? FirstImage = null,
    string? LastImage = null,
    IReadOnlyList<string>? ReferenceVideos = null)
{
    /// <summary>The only model.</summary>
    public const string Model = "starvideos_o3";
}
