using StarVideos.Claims;

namespace StarVideos.Journal;

/// <summary>An outcome that a person has looked up. It is written only if the submission has none yet.</summary>
internal sealed class PendingResolution(RecordedRows rows, InFlightLimit limit, JournalLine outcome)
    : PendingLine(outcome, LineKind.Intent, CancellationToken.None)
{
    /// <summary>The result; set under the journal's lock.</summary>
    internal Resolution Resolution { get; private set; }

    /// <summary>The process that wrote the same outcome may have stopped before the line was on the device.</summary>
    internal override bool NeedsDevice => Resolution.State == ResolutionState.SameAlready;

    internal override bool IsNeeded(IReadOnlyList<JournalLine> sameWrite)
    {
        rows.Read();
        foreach (var line in sameWrite)
        {
            rows.Apply(line);
        }

        Resolution = Resolution.Of(rows, limit, Line);
        if (Resolution.State != ResolutionState.Recorded)
        {
            return false;
        }

        rows.Apply(Line);
        return true;
    }
}
