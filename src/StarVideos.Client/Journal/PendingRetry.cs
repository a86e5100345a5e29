namespace StarVideos.Journal;

/// <summary>Has nothing of its own to write: it stands for what could not be written before.</summary>
internal sealed class PendingRetry() : PendingLine(new JournalLine(), LineKind.Note, CancellationToken.None)
{
    internal override bool IsNeeded(IReadOnlyList<JournalLine> sameWrite) => false;
}
