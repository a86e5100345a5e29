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
    /// <summary>A submission that the service keeps putting off is tried again for this long at most: four waits of up to two minutes, five answers.</summary>
    internal static readonly TimeSpan LongestSubmission = TimeSpan.FromMinutes(16);

    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, TimeSpan> _seenRunning = new(StringComparer.Ordinal);
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);

    internal bool IsOver(RecordedRow row)
    {
        var by = row.Intent.By;
        var waited = clock.Elapsed - row.FirstSeen;
        return patience == TimeSpan.Zero
            || clock.UtcNow.UtcDateTime - row.Intent.At > LongestSubmission
            || waited > (ProcessMark.IsHere(by) ? LongestSubmission : patience)
            || IsGone(by, row.Intent.At);
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
