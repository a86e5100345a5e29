namespace StarVideos.Saving;

/// <summary>What the journal knows of a file: whose video was to get that name.</summary>
/// <param name="Path">The full path.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Length">The size of the video in bytes; null in lines of older versions.</param>
internal sealed record SavedFile(string Path, string TaskId, long? Length);
