namespace StarVideos;

/// <summary>Folds the words services of this family use into <see cref="VideoTaskStatus"/>.</summary>
internal static class StatusWords
{
    /// <summary>
    /// False for a word nobody has met. Such a task counts as still being made: to call it failed could lose a paid video,
    /// to call it completed could end a wait early.
    /// </summary>
    internal static bool TryFold(string? word, out VideoTaskStatus status)
    {
        var known = Fold(word);
        status = known ?? VideoTaskStatus.Processing;
        return known is not null;
    }

    private static VideoTaskStatus? Fold(string? word) => word?.Trim().Replace('-', '_').Replace(' ', '_').ToLowerInvariant() switch
    {
        // Documented.
        "queued" => VideoTaskStatus.Queued,
        "processing" => VideoTaskStatus.Processing,
        "completed" => VideoTaskStatus.Completed,
        "failed" => VideoTaskStatus.Failed,
        "cancelled" => VideoTaskStatus.Cancelled,

        // Met in the field.
        "pending" or "waiting" or "submitted" => VideoTaskStatus.Queued,
        "running" or "in_progress" or "generating" => VideoTaskStatus.Processing,
        "succeeded" or "success" or "done" => VideoTaskStatus.Completed,
        "failure" or "error" or "expired" => VideoTaskStatus.Failed,
        "canceled" => VideoTaskStatus.Cancelled,
        _ => null,
    };
}
