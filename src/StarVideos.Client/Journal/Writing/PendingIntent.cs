using StarVideos.Caps;

namespace StarVideos.Journal;

/// <summary>An intent that is written only if no cap is exceeded.</summary>
internal sealed class PendingIntent(JournalLine intent, CapPlace place, CancellationToken cancellation)
    : PendingLine(intent, LineKind.Intent, cancellation)
{
    internal override bool IsNeeded(IReadOnlyList<JournalLine> sameWrite)
    {
        place.Count(Line, sameWrite);
        return true;
    }

    internal override void Forget(IReadOnlyList<JournalLine> notWritten) => place.Revoke(notWritten);
}
