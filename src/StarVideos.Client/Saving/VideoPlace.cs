namespace StarVideos.Saving;

/// <summary>Where a video is to be saved.</summary>
/// <param name="Path">The full path.</param>
/// <param name="IsOfPrompt">Whether the file has its name from a prompt alone, so that another run may give the same name to another task's video.</param>
internal sealed record VideoPlace(string Path, bool IsOfPrompt);
