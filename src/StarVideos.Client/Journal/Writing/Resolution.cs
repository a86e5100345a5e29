using StarVideos.Claims;

namespace StarVideos.Journal;

/// <summary>What became of an outcome that somebody has looked up.</summary>
/// <param name="State">Whether it is, or can be, recorded.</param>
/// <param name="Row">The submission it is about, or the one that has the task already; null if the journal has none.</param>
internal readonly record struct Resolution(ResolutionState State, RecordedRow? Row)
{
    /// <param name="rows">The submissions in the journal, up to date.</param>
    /// <param name="limit">Until when a submission may still get an outcome of its own.</param>
    /// <param name="outcome">The outcome that was looked up.</param>
    internal static Resolution Of(RecordedRows rows, InFlightLimit limit, JournalLine outcome)
    {
        if (rows.Find(outcome.Intent!) is not { } row)
        {
            return new Resolution(ResolutionState.NotFound, null);
        }

        if (row.IsCreated || row.IsRejected)
        {
            var isSame = row.Outcome!.Event == outcome.Event && row.Outcome.Id == outcome.Id;
            return new Resolution(isSame ? ResolutionState.SameAlready : ResolutionState.OtherAlready, row);
        }

        // A task that counted for two submissions would leave one of their rows without a video.
        if (outcome.Id is not null && rows.OfTask(outcome.Id) is { } owner)
        {
            return new Resolution(ResolutionState.TaskOfAnother, owner);
        }

        // Not before its own answer can come no more: of several rows on their way, somebody may take the task of one for another's.
        return new Resolution(row.Outcome is null && limit.MayStillEnd(row.Intent) ? ResolutionState.InProgress : ResolutionState.Recorded, row);
    }
}
