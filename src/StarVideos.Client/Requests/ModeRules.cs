namespace StarVideos;

/// <summary>
/// The five modes as data. Requests and rows are checked with it. The review page contains the same data, so that edited requests are
/// checked in the same way.
/// </summary>
internal static class ModeRules
{
    /// <summary>The least number of images in a mode that takes images.</summary>
    internal const int LeastImages = 1;

    /// <summary>The modes, each once.</summary>
    internal static ModeRule[] All { get; } =
    [
        new(VideoMode.Text, [], HasSize: true),
        new(VideoMode.ImageReference, [RequestFields.ReferenceImages], HasSize: true, ImageReferenceRequest.MostImages),
        new(VideoMode.FirstLastFrame, [RequestFields.FirstImage, RequestFields.LastImage], HasSize: true),
        new(VideoMode.VideoReference, [RequestFields.ReferenceVideos], HasSize: false),
        new(VideoMode.ImageAndVideo, [RequestFields.ReferenceImages, RequestFields.ReferenceVideos], HasSize: false, ImageAndVideoRequest.MostImages),
    ];

    internal static ModeRule Of(VideoMode mode) => Array.Find(All, rule => rule.Mode == mode)!;

    /// <summary>The mode that takes these references and no others; null if there is none.</summary>
    internal static ModeRule? For(IReadOnlyCollection<string> filled) =>
        Array.Find(All, rule => rule.References.Length == filled.Count && filled.All(rule.Takes));
}
