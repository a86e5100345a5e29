namespace StarVideos.Saving;

/// <summary>The path for a video.</summary>
/// <param name="Path">The full path.</param>
/// <param name="IsOfPrompt">Whether the name was made from a prompt alone. Then another run may give the same name to another task's video.</param>
internal sealed record VideoPlace(string Path, bool IsOfPrompt);
