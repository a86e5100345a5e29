namespace StarVideos.Journal;

/// <summary>A submission whose intent is on disk and whose outcome is to be recorded.</summary>
/// <param name="Id">Its id in the journal.</param>
/// <param name="BaseUri">The service.</param>
internal sealed record JournalIntent(string Id, Uri BaseUri);
