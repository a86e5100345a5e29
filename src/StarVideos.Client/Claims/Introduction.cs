using StarVideos.Journal;
using StarVideos.Stages;

namespace StarVideos.Claims;

/// <summary>What a resumed run says before its first row: a label that nobody has used is more often mistyped than new.</summary>
internal static class Introduction
{
    /// <param name="claims">What the journal says of the run; read already.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="batch">The label of the run, if it has one.</param>
    /// <param name="notices">Where to say it.</param>
    /// <exception cref="StarVideosException">Another journal knows the label, so this one is most likely the wrong one. Nothing was sent.</exception>
    internal static void Of(RowClaims claims, VideoJournal journal, string? batch, StageNotices notices)
    {
        if (claims.Skipped > 0)
        {
            notices.Warn(journal.History.Unread(claims.Skipped));
        }

        if (string.IsNullOrEmpty(batch) || claims.Count > 0)
        {
            return;
        }

        // Another run may have begun meanwhile, in this very journal under another name of it.
        if (OtherJournals.WithLabel(journal.Path!, batch!) is { } other && claims.CountNow() == 0)
        {
            throw new StarVideosException(
                StarVideosErrorKind.JournalUnavailable,
                $"The journal '{journal.Path}' knows no run '{batch}', but '{other}' does. Nothing was sent: its rows would be paid for again. Set the environment variable {JournalLocation.Variable} to that path, or use another label.");
        }

        var near = NearestLabels.To(batch!, claims.OtherLabels);
        notices.Warn($"No earlier run '{batch}' is in the journal '{journal.Path}', so every row is submitted.{(near.Count == 0 ? "" : $" Labels it has: {string.Join(", ", near.Select(static label => $"'{label}'"))}.")}");
    }
}
