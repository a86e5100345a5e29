using StarVideos.Journal;

namespace StarVideos.Claims;

/// <summary>A submission in the journal, with the lines about it that were read so far.</summary>
/// <param name="intent">The line that claimed the row.</param>
/// <param name="firstSeen">When this run first saw it.</param>
internal sealed class RecordedRow(JournalLine intent, TimeSpan firstSeen)
{
    internal JournalLine Intent { get; } = intent;

    internal TimeSpan FirstSeen { get; } = firstSeen;

    /// <summary>
    /// The outcome; null if there is none yet. An id is final: a late answer with an id may follow an unknown outcome, and then the id counts.
    /// </summary>
    internal JournalLine? Outcome { get; private set; }

    /// <summary>How the task ended; null if it has not ended.</summary>
    internal JournalLine? End { get; set; }

    /// <summary>The line with the file that its video was saved to; null if the video was not saved.</summary>
    internal JournalLine? Saved { get; set; }

    /// <summary>The submission that was sent again in place of this one, whose outcome is unknown.</summary>
    internal RecordedRow? ReplacedBy { get; set; }

    internal bool IsCreated => Outcome?.Event == LineEvent.Created;

    internal bool IsRejected => Outcome?.Event == LineEvent.Rejected;

    /// <summary>Whether this submission counts: a task was created or may have been created. A replacement that was refused replaces nothing.</summary>
    internal bool IsLive => IsCreated || (!IsRejected && ReplacedBy is not { IsRejected: false });

    internal void Apply(JournalLine outcome)
    {
        if (!IsCreated)
        {
            Outcome = outcome;
        }
    }

    /// <summary>Another video was saved to this path, so the path no longer belongs to this submission.</summary>
    internal void Forget(string path) => Saved = string.Equals(Saved?.File, path, StringComparison.OrdinalIgnoreCase) ? null : Saved;

    /// <summary>The intent could not be written, so nothing was sent: the submission is treated as rejected.</summary>
    internal void Revoke() => Outcome = JournalLine.Of(LineEvent.Rejected, Intent.At);

    internal VideoTask? ToTask() => IsCreated ? RecordedTask.From(Outcome!, Intent, End, Path) : null;

    internal VideoSubmission ToSubmission(SubmissionOutcome ifNotKnown = SubmissionOutcome.Unknown) =>
        RecordedTask.Submission(Intent, Outcome, End, IsCreated ? Path : null, ifNotKnown);

    /// <summary>The path of the saved video; null if the file no longer exists.</summary>
    private string? Path => Saved is not null && SavedPaths.IsThere(Saved) ? Saved.File : null;
}
