namespace StarVideos.Emulator;

/// <summary>A create request that has passed every rule.</summary>
/// <param name="Prompt">What to show.</param>
/// <param name="Duration">Seconds, or null when left to the service.</param>
/// <param name="Ratio">Width to height, or null when left to the service.</param>
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
    /// <summary>The one model there is.</summary>
    public const string Model = "starvideos_o3";
}
