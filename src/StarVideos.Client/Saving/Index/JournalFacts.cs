namespace StarVideos.Saving.Index;

/// <summary>What the journal knows of a task that the task itself need not.</summary>
/// <param name="References">The addresses of its references, without their queries; null if it has none.</param>
/// <param name="EndedAt">When the task was first seen to have ended, UTC.</param>
/// <param name="ActualDuration">The length of the video in seconds.</param>
internal readonly record struct JournalFacts(string[]? References, DateTime? EndedAt, double? ActualDuration);
