namespace StarVideos.Caps;

/// <summary>
/// The seconds of video that a submission counts for. An unknown length counts as the longest possible length, because videos that
/// exceed a cap cannot be taken back.
/// </summary>
internal static class VideoSeconds
{
    /// <summary>Seconds. A reference video may be 3 to 10 seconds long, and the new video is as long as its reference.</summary>
    internal const int LongestReference = 10;

    /// <param name="mode">The mode in the journal's spelling; null if it is not known.</param>
    /// <param name="duration">
    /// The requested length in seconds. If there is none, the service decides. 3 seconds are its documented default, but it may make longer
    /// videos, so <see cref="VideoDuration.Longest"/> is counted.
    /// </param>
    internal static int Of(string? mode, int? duration) =>
        duration ?? (mode is nameof(VideoMode.VideoReference) or nameof(VideoMode.ImageAndVideo) ? LongestReference : VideoDuration.Longest);

    internal static int Of(VideoRequest request) => Of(request.Mode.ToString(), (request as SizedVideoRequest)?.Duration);
}
