namespace StarVideos;

/// <summary>The progress of a download. Reported at most once a second, so a short download reports none.</summary>
/// <param name="Received">The bytes on disk. The number becomes smaller if a download has to start again.</param>
/// <param name="Total">The size of the video in bytes; null if the server did not give it.</param>
public sealed record DownloadProgress(long Received, long? Total);
