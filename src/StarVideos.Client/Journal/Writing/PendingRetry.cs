namespace StarVideos.Journal;

/// <summary>A request to write the outcomes that could not be written before. It has no line of its own.</summary>
internal sealed class PendingRetry() : PendingLine(new JournalLine(), LineKind.Note, CancellationToken.None)
{
    internal override bool IsNeeded(IReadOnlyList<JournalLine> sameWrite) => false;
}
