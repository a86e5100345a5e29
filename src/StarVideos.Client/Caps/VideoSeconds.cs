namespace StarVideos.Caps;

/// <summary>
/// The seconds of video that a submission counts for. What is not known is counted as the longest it may be, since a cap that turns out
/// too wide cannot be taken back.
/// </summary>
internal static class VideoSeconds
{
    /// <summary>A reference video may be 3 to 10 seconds long, and the video that is made is as long as its reference.</summary>
    internal const int LongestReference = 10;

    /// <param name="mode">The mode as the journal has it; null if it has none.</param>
    /// <param name="duration">
    /// The length that was asked for. Where none was, the service decides: 3 seconds are documented as its choice, and nothing keeps it
    /// from making longer ones, so <see cref="VideoDuration.Longest"/> is counted.
    /// </param>
    internal static int Of(string? mode, int? duration) =>
        duration ?? (mode is nameof(VideoMode.VideoReference) or nameof(VideoMode.ImageAndVideo) ? LongestReference : VideoDuration.Longest);

    internal static int Of(VideoRequest request) => Of(request.Mode.ToString(), (request as SizedVideoRequest)?.Duration);
}
