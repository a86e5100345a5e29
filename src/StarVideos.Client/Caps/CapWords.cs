using StarVideos.Journal;
using StarVideos.Text;

namespace StarVideos.Caps;

/// <summary>What is said of a cap: what it allows and what sends more, each as a sentence.</summary>
/// <param name="Rule">What may be submitted, up to a comma.</param>
/// <param name="Place">Where is counted, as the end of a sentence; empty where nothing is to be said.</param>
/// <param name="Remedy">What sends the rows that are left, given when the next place is free.</param>
internal sealed record CapWords(string Rule, string Place, Func<DateTimeOffset?, string> Remedy)
{
    /// <summary>For a run with a label.</summary>
    /// <param name="most">The cap, with what it counts.</param>
    /// <param name="option">What sets it.</param>
    /// <param name="label">The label.</param>
    /// <param name="journal">Path of the journal.</param>
    internal static CapWords OfLabel(string most, string option, string label, string journal) => new(
        $"run '{Clip.Clean(label, Clip.ValueLength)}' may have {most} ({option})",
        $" in the journal '{journal}'",
        _ => $"To send more, run it again with Resume and a higher {option}: what was accepted is not sent again.");

    /// <summary>For a run without one.</summary>
    /// <param name="most">The cap, with what it counts.</param>
    /// <param name="option">What sets it.</param>
    /// <param name="hasJournal">Whether the run can be resumed.</param>
    internal static CapWords OfRun(string most, string option, bool hasJournal) => new(
        $"this run may have {most} ({option})",
        "",
        _ => hasJournal
            ? $"To send more, run it again with Resume and a higher {option}, within 24 hours: what was accepted is not sent again."
            : "To send more, run it again with the rows that are left only: without the journal, those that were accepted would be paid for again.");

    /// <summary>For everybody who uses a journal.</summary>
    /// <param name="limit">The cap.</param>
    /// <param name="journal">Path of the journal.</param>
    /// <param name="isRun">Whether there are rows, and not one request.</param>
    /// <param name="label">The label of the run, if it has one.</param>
    internal static CapWords OfDay(DailyLimit limit, string journal, bool isRun, string? label) => new(
        $"{Videos(limit.Most)} may be submitted within 24 hours ({limit.Source})",
        $" in the journal '{journal}'",
        next => FormattableString.Invariant($"The next may be sent at {next?.LocalDateTime:yyyy-MM-dd HH:mm:ss}, or at once with a higher {limit.Source}") + Again(isRun, label));

    /// <summary>A cap has refused so many videos.</summary>
    /// <param name="videos">How many; 0 for one request that is no row.</param>
    /// <param name="used">What counts.</param>
    /// <param name="seconds">What the next one would count for; null where videos are counted.</param>
    internal StarVideosException ToError(int videos, Usage used, int? seconds)
    {
        var what = videos switch
        {
            0 => "The request was",
            1 => "1 video was",
            _ => $"{videos} videos were",
        };
        var count = seconds is null ? $"{used.Videos} {Counts(used.Videos)}{Place}" : $"{used.Seconds} {Counts(used.Seconds)}{Place}, and the next one counts for {seconds}";
        return new StarVideosException(StarVideosErrorKind.SpendingLimitReached, $"{what} not sent: {Rule}, and {count}. {Remedy(used.LastToEnd + RunCaps.Day)}");
    }

    /// <summary>A number of videos.</summary>
    internal static string Videos(int number) => number == 1 ? "1 video" : $"{number} videos";

    /// <summary>A number of seconds of video.</summary>
    internal static string Seconds(int number) => number == 1 ? "1 second of video" : $"{number} seconds of video";

    private static string Counts(long number) => number == 1 ? "counts" : "count";

    private static string Again(bool isRun, string? label) =>
        !isRun ? "."
        : label is not null ? ": run it again with Resume then, and what was accepted is not sent again."
        : ": run it again with Resume then. Without a label (Batch), Resume knows the last 24 hours only: later, run it with the rows that are left, or those that were accepted would be paid for again.";
}
