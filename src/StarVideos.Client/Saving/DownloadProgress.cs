namespace StarVideos;

/// <summary>How far a download is. Reported at most once a second, so not at all for a short one.</summary>
/// <param name="Received">The bytes on disk. It falls back when a download has to start over.</param>
/// <param name="Total">The size of the video in bytes, if the server said.</param>
public sealed record DownloadProgress(long Received, long? Total);
