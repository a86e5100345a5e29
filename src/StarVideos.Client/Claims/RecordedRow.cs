using StarVideos.Journal;

namespace StarVideos.Claims;

/// <summary>A submission in the journal, as far as its lines have been read.</summary>
/// <param name="intent">The line that claimed the row.</param>
/// <param name="firstSeen">When this run first saw it.</param>
internal sealed class RecordedRow(JournalLine intent, TimeSpan firstSeen)
{
    internal JournalLine Intent { get; } = intent;

    internal TimeSpan FirstSeen { get; } = firstSeen;

    /// <summary>The outcome, once there is one. An id outweighs everything: a late answer may follow an outcome that was given up as unknown.</summary>
    internal JournalLine? Outcome { get; private set; }

    /// <summary>How the task ended, if it has.</summary>
    internal JournalLine? End { get; set; }

    /// <summary>The file its video was saved to, if it was.</summary>
    internal JournalLine? Saved { get; set; }

    /// <summary>The submission that was sent in spite of this one's unknown outcome.</summary>
    internal RecordedRow? ReplacedBy { get; set; }

    internal bool IsCreated => Outcome?.Event == LineEvent.Created;

    internal bool IsRejected => Outcome?.Event == LineEvent.Rejected;

    /// <summary>Whether it counts: something was created, or may have been. A replacement that was refused replaces nothing.</summary>
    internal bool IsLive => IsCreated || (!IsRejected && ReplacedBy is not { IsRejected: false });

    internal void Apply(JournalLine outcome)
    {
        if (!IsCreated)
        {
            Outcome = outcome;
        }
    }

    /// <summary>Another video was saved under this path.</summary>
    internal void Forget(string path) => Saved = string.Equals(Saved?.File, path, StringComparison.OrdinalIgnoreCase) ? null : Saved;

    /// <summary>Takes an outcome back that never was: the line could not be written.</summary>
    internal void Revoke() => Outcome = JournalLine.Of(LineEvent.Rejected, Intent.At);

    internal VideoTask? ToTask() => IsCreated ? RecordedTask.From(Outcome!, Intent, End, Path) : null;

    internal VideoSubmission ToSubmission(SubmissionOutcome ifNotKnown = SubmissionOutcome.Unknown) =>
        RecordedTask.Submission(Intent, Outcome, End, IsCreated ? Path : null, ifNotKnown);

    /// <summary>Null where the file is gone.</summary>
    private string? Path => Saved is not null && SavedPaths.IsThere(Saved) ? Saved.File : null;
}
