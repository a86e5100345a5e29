using StarVideos.Claims;

namespace StarVideos.Journal;

/// <summary>The result of recording an outcome that a person has looked up.</summary>
/// <param name="State">Whether the outcome was recorded, or why not.</param>
/// <param name="Row">The submission, or the submission that already has the task; null if the journal has none.</param>
internal readonly record struct Resolution(ResolutionState State, RecordedRow? Row)
{
    /// <param name="rows">The submissions in the journal, up to date.</param>
    /// <param name="limit">How long a submission may still get an outcome from its own process.</param>
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

        // If one task counted for two submissions, one of the two rows would have no video.
        if (outcome.Id is not null && rows.OfTask(outcome.Id) is { } owner)
        {
            return new Resolution(ResolutionState.TaskOfAnother, owner);
        }

        // Refused while its own answer may still come: if several rows are on their way, a person may mix up their tasks.
        return new Resolution(row.Outcome is null && limit.MayStillEnd(row.Intent) ? ResolutionState.InProgress : ResolutionState.Recorded, row);
    }
}
