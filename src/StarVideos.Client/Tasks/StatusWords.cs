namespace StarVideos;

/// <summary>Translates the status words of this kind of service into <see cref="VideoTaskStatus"/>.</summary>
internal static class StatusWords
{
    /// <summary>
    /// Returns false for an unknown word. A task with an unknown word counts as still being made: "failed" could lose a paid video, and
    /// "completed" could end a wait too early.
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

        // Seen in the field, not documented.
        "pending" or "waiting" or "submitted" => VideoTaskStatus.Queued,
        "running" or "in_progress" or "generating" => VideoTaskStatus.Processing,
        "succeeded" or "success" or "done" => VideoTaskStatus.Completed,
        "failure" or "error" or "expired" => VideoTaskStatus.Failed,
        "canceled" => VideoTaskStatus.Cancelled,
        _ => null,
    };
}
