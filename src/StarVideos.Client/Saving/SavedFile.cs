namespace StarVideos.Saving;

/// <summary>A file in the journal: the task whose video was to get this path.</summary>
/// <param name="Path">The full path.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Length">The size of the video in bytes; null in lines of older versions.</param>
internal sealed record SavedFile(string Path, string TaskId, long? Length);
