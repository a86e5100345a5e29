namespace StarVideos.Journal;

/// <summary>
/// An old submission as small as it can be: a line that is intent and outcome in one. Without it, a run of the same label would take its
/// rows for new and pay for them again. Mode and duration say how many seconds of video it counts for under a cap on them.
/// </summary>
internal static class FoldedSubmission
{
    /// <returns>Null if nothing of the submission has to be kept: nothing was created, or no run can resume it any more.</returns>
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
