using StarVideos.Journal;
using StarVideos.Stages;
using StarVideos.Text;

namespace StarVideos.Claims;

/// <summary>The message before the first row of a resumed run. If no earlier run has the label, the label is more likely mistyped than new.</summary>
internal static class Introduction
{
    /// <param name="claims">What the journal says about the run. It was read before.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="batch">The label of the run, if it has one.</param>
    /// <param name="notices">Receives the message.</param>
    /// <exception cref="StarVideosException">Another journal has this label, so this journal is probably the wrong one. Nothing was sent.</exception>
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

        // The other path may be another name of this journal, where a run of this label began a moment ago.
        if (OtherJournals.WithLabel(journal.Path!, batch!) is { } other && claims.CountNow() == 0)
        {
            throw new StarVideosException(
                StarVideosErrorKind.JournalUnavailable,
                $"The journal '{journal.Path}' knows no run {Clip.Value(batch)}, but '{other}' does. Nothing was sent: its rows would be paid for again. Set the environment variable {JournalLocation.Variable} to that path, or use another label.");
        }

        var near = NearestLabels.To(batch!, claims.OtherLabels);
        notices.Warn($"No earlier run {Clip.Value(batch)} is in the journal '{journal.Path}', so every row is submitted.{(near.Count == 0 ? "" : $" Labels it has: {string.Join(", ", near.Select(Clip.Value))}.")}");
    }
}
