namespace StarVideos.Journal;

/// <summary>
/// Makes the shortest line for an old submission: intent and outcome in one. Without this line, a run of the same label would treat its row
/// as new and pay for it again. Mode and duration are kept because a cap on seconds counts them.
/// </summary>
internal static class FoldedSubmission
{
    /// <returns>The line; null if nothing has to be kept, because nothing was created or no run can resume the submission any more.</returns>
    internal static JournalLine? Of(VideoSubmission entry)
    {
        if (entry is not { Batch: not null, Row: not null, Task: { } task })
        {
            return null;
        }

        var line = JournalLine.Of(LineEvent.Created, entry.At);
        line.Intent = entry.SubmissionId;
        line.Row = entry.Row;
        line.Take = entry.Take > 1 ? entry.Take : null;
        line.TakeOf = entry.Take > 1 ? entry.TakeOf : null;
        line.Batch = entry.Batch;
        line.Name = entry.Name;
        line.Mode = entry.Mode?.ToString();
        line.Duration = entry.Duration;
        line.BaseUri = entry.BaseUri?.AbsoluteUri;
        line.Id = task.Id;
        line.Status = task.Status.ToString();
        line.CreatedAt = task.CreatedAt?.ToUniversalTime();
        line.Seconds = task.ActualDuration;
        line.File = task.Path;
        return line;
    }
}
