namespace StarVideos.PowerShell.Arguments;

/// <summary>Takes the id of a submission, or a submission as it was listed, or exported and read back.</summary>
internal sealed class SubmissionIdTextAttribute : PlainTextAttribute
{
    /// <inheritdoc/>
    private protected override string Advice => "Give the SubmissionId of a submission; Get-StarVideoSubmission lists submissions.";

    /// <inheritdoc/>
    private protected override string? TextOf(object value) =>
        Unwrap.Columns(value).FirstOrDefault(static column => string.Equals(column.Key, nameof(VideoSubmission.SubmissionId), StringComparison.OrdinalIgnoreCase)).Value is { } id
        && PlainValue.TryText(id, out var text)
            ? text
            : null;
}
