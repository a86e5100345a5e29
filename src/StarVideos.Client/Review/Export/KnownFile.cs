namespace StarVideos.Review.Export;

/// <summary>What is known about a saved file.</summary>
/// <param name="Task">The task of the video.</param>
/// <param name="References">The addresses of the references, without their queries.</param>
/// <param name="SavedAt">When it was saved, in local time.</param>
/// <param name="EndedAt">When the task ended, in local time.</param>
internal sealed record KnownFile(VideoTask Task, IReadOnlyList<string> References, DateTime? SavedAt, DateTime? EndedAt);
