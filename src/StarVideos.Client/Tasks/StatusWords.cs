namespace StarVideos;

/// <summary>Folds the words services of this family use into <see cref="VideoTaskStatus"/>.</summary>
internal static class StatusWords
{
    private static readonly Dictionary<string, VideoTaskStatus> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        // Documented.
        ["queued"] = VideoTaskStatus.Queued,
        ["processing"] = VideoTaskStatus.Processing,
        ["completed"] = VideoTaskStatus.Completed,
        ["failed"] = VideoTaskStatus.Failed,
        ["cancelled"] = VideoTaskStatus.Cancelled,

        // Met in the field.
        ["pending"] = VideoTaskStatus.Queued,
        ["waiting"] = VideoTaskStatus.Queued,
        ["submitted"] = VideoTaskStatus.Queued,
        ["running"] = VideoTaskStatus.Processing,
        ["in_progress"] = VideoTaskStatus.Processing,
        ["generating"] = VideoTaskStatus.Processing,
        ["succeeded"] = VideoTaskStatus.Completed,
        ["success"] = VideoTaskStatus.Completed,
        ["done"] = VideoTaskStatus.Completed,
        ["failure"] = VideoTaskStatus.Failed,
        ["error"] = VideoTaskStatus.Failed,
        ["expired"] = VideoTaskStatus.Failed,
        ["canceled"] = VideoTaskStatus.Cancelled,
    };

    /// <summary>
    /// False for a word nobody has met. Such a task counts as still being made: to call it failed could lose a paid video,
    /// to call it completed could end a wait early.
    /// </summary>
    internal static bool TryFold(string? word, out VideoTaskStatus status)
    {
        if (word is not null && Words.TryGetValue(word.Trim().Replace('-', '_').Replace(' ', '_'), out status))
        {
            return true;
        }

        status = VideoTaskStatus.Processing;
        return false;
    }
}
