namespace StarVideos.Journal;

/// <summary>A submission whose intent is on disk and whose outcome is still to be recorded.</summary>
/// <param name="Id">The id of the submission in the journal.</param>
/// <param name="BaseUri">The service.</param>
/// <param name="Take">The take; null if only an outcome is to be recorded.</param>
internal sealed record JournalIntent(string Id, Uri BaseUri, RowTake? Take = null);
