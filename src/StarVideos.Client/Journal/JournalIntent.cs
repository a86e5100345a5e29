namespace StarVideos.Journal;

/// <summary>A submission whose intent is on disk and whose outcome is to be recorded.</summary>
internal sealed class JournalIntent
{
    internal required string Id { get; init; }

    /// <summary>When the request was about to be sent.</summary>
    internal required DateTimeOffset At { get; init; }

    internal required Uri BaseUri { get; init; }
}
