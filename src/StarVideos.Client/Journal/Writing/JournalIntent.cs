namespace StarVideos.Journal;

/// <summary>A submission whose intent is on disk and whose outcome is to be recorded.</summary>
/// <param name="Id">Its id in the journal.</param>
/// <param name="BaseUri">The service.</param>
/// <param name="Take">Which take of its row it is; null where only its outcome is to be recorded.</param>
internal sealed record JournalIntent(string Id, Uri BaseUri, RowTake? Take = null);
