using StarVideos.Journal;
using StarVideos.Time;

namespace StarVideos.Claims;

/// <summary>
/// Decides how long a submission without an outcome may still get one. If the decision is wrong, a row is called unknown too early, but it
/// is never sent twice.
/// </summary>
/// <param name="patience">How long one attempt may take. Zero: do not wait for any submission.</param>
/// <param name="clock">The clock.</param>
internal sealed class InFlightLimit(TimeSpan patience, Clock clock)
{
    /// <summary>
    /// The longest time for which one submission is tried again while the service defers it: four waits of up to two minutes, five answers of
    /// 100 seconds, and time to record them.
    /// </summary>
    internal static readonly TimeSpan LongestSubmission = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, TimeSpan> _seenRunning = new(StringComparer.Ordinal);
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether a submission without an outcome may still get one; for those who want to settle it. On this machine: as long as its process
    /// runs, however old the submission is. On another machine: as long as a submission may take.
    /// </summary>
    internal bool MayStillEnd(JournalLine intent) => patience != TimeSpan.Zero && (ProcessMark.IsHere(intent.By)
        ? !IsGone(intent.By, intent.At)
        : clock.UtcNow.UtcDateTime - intent.At <= LongestSubmission);

    /// <param name="intent">The submission.</param>
    /// <param name="firstSeen">When the caller first saw it, as <see cref="Clock.Elapsed"/>.</param>
    internal bool IsOver(JournalLine intent, TimeSpan firstSeen)
    {
        var waited = clock.Elapsed - firstSeen;
        return patience == TimeSpan.Zero
            || clock.UtcNow.UtcDateTime - intent.At > LongestSubmission
            || waited > (ProcessMark.IsHere(intent.By) ? LongestSubmission : patience)
            || IsGone(intent.By, intent.At);
    }

    /// <summary>Remembers the answer for each process: asking the system about a process is slow, and one run may have hundreds of rows.</summary>
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
