using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos.Claims;

/// <summary>
/// Until when a submission that has no outcome yet may still get one. Where this is wrong, a row is called unknown too soon, and never
/// sent twice.
/// </summary>
/// <param name="patience">How long one attempt may take; zero waits for nobody.</param>
/// <param name="clock">Time.</param>
internal sealed class InFlightLimit(TimeSpan patience, Clock clock)
{
    /// <summary>A submission that the service keeps putting off is tried again for this long at most: four waits of up to two minutes, five answers of 100 seconds, and some time to record them.</summary>
    internal static readonly TimeSpan LongestSubmission = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, TimeSpan> _seenRunning = new(StringComparer.Ordinal);
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether a submission without outcome may still get one, for those who settle it: as long as its process runs on this machine,
    /// however long ago it was sent; from another machine, for as long as a submission may take.
    /// </summary>
    internal bool MayStillEnd(JournalLine intent) => patience != TimeSpan.Zero && (ProcessMark.IsHere(intent.By)
        ? !IsGone(intent.By, intent.At)
        : clock.UtcNow.UtcDateTime - intent.At <= LongestSubmission);

    /// <param name="intent">The submission.</param>
    /// <param name="firstSeen">When the caller first saw it, on the clock's <see cref="Clock.Elapsed"/>.</param>
    internal bool IsOver(JournalLine intent, TimeSpan firstSeen)
    {
        var waited = clock.Elapsed - firstSeen;
        return patience == TimeSpan.Zero
            || clock.UtcNow.UtcDateTime - intent.At > LongestSubmission
            || waited > (ProcessMark.IsHere(intent.By) ? LongestSubmission : patience)
            || IsGone(intent.By, intent.At);
    }

    /// <summary>To ask the system for a process costs more than the rest of a look, and there may be hundreds of rows of one run.</summary>
    private bool IsGone(string? mark, DateTime wasThere)
    {
        if (mark is null)
        {
            return false;
        }

        if (_gone.Contains(mark))
        {
            return true;
        }

        if (_seenRunning.TryGetValue(mark, out var seen) && clock.Elapsed - seen < Recheck)
        {
            return false;
        }

        if (ProcessMark.IsGone(mark, wasThere))
        {
            _gone.Add(mark);
            return true;
        }

        _seenRunning[mark] = clock.Elapsed;
        return false;
    }
}
