using StarVideos.PowerShell.Output;

namespace StarVideos.PowerShell.Completion;

/// <summary>Ids of the submissions of unknown outcome, newest first.</summary>
internal sealed class UnknownSubmissionCompleter : Completer
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Text, string Tip)> Suggestions() =>
        JournalSuggestions.Newest(static journal => journal.Submissions(), static submission => submission.Outcome == SubmissionOutcome.Unknown)
            .Select(static submission => (submission.SubmissionId, $"{submission.Name ?? submission.SubmissionId}, sent {Readable.Span(Readable.Since(submission.SentAt))} ago: {submission.Prompt}"));
}
