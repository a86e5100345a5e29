namespace StarVideos;

/// <summary>Lists the addresses in a request.</summary>
public static class RequestReferences
{
    /// <summary>The references of a request, in the order in which they are sent; empty if there are none.</summary>
    public static IReadOnlyList<Reference> Of(VideoRequest request) => request switch
    {
        ImageReferenceRequest images => Images(images.ReferenceImages),
        FirstLastFrameRequest frames => [new(frames.FirstImage, ReferenceKind.Image, RequestFields.FirstImage), new(frames.LastImage, ReferenceKind.Image, RequestFields.LastImage)],
        VideoReferenceRequest video => [Video(video.ReferenceVideo)],
        ImageAndVideoRequest both => [.. Images(both.ReferenceImages), Video(both.ReferenceVideo)],
        _ => [],
    };

    private static Reference[] Images(IEnumerable<string> addresses) => [.. addresses.Select(address => new Reference(address, ReferenceKind.Image, RequestFields.ReferenceImages))];

    private static Reference Video(string address) => new(address, ReferenceKind.Video, RequestFields.ReferenceVideos);
}
