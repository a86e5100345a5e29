using StarVideos.Caps;
using StarVideos.Claims;

namespace StarVideos.Journal;

/// <summary>An intent that is written only if no run has claimed the row meanwhile, and if no cap is exceeded.</summary>
internal sealed class PendingClaim(RowClaims claims, RowClaim claim, JournalLine intent, bool inSpiteOfUnknown, CapPlace place, CancellationToken cancellation)
    : PendingLine(intent, LineKind.Intent, cancellation)
{
    internal RowState State { get; private set; } = RowState.Free;

    internal override bool IsNeeded(IReadOnlyList<JournalLine> sameWrite)
    {
        State = claims.Claim(claim, Line, inSpiteOfUnknown, place, sameWrite);
        return State == RowState.Free;
    }

    internal override void Forget(IReadOnlyList<JournalLine> notWritten)
    {
        foreach (var line in notWritten)
        {
            claims.Revoke(line);
        }

        place.Revoke(notWritten);
    }
}
