namespace StarVideos.Saving.Index;

/// <summary>What the journal knows about a task, and the task itself may not.</summary>
/// <param name="References">The addresses of its references, without their queries; null if it has none.</param>
/// <param name="EndedAt">When it was first found that the task had ended, UTC.</param>
/// <param name="ActualDuration">The length of the video in seconds.</param>
internal readonly record struct JournalFacts(string[]? References, DateTime? EndedAt, double? ActualDuration);
