using StarVideos.Journal;
using StarVideos.Text;

namespace StarVideos.Caps;

/// <summary>The texts about a cap in messages: what the cap allows, and how to send more.</summary>
/// <param name="Rule">What the cap is, as the beginning of a sentence, up to a comma.</param>
/// <param name="Place">Where submissions are counted, as the end of a sentence; empty if there is nothing to say.</param>
/// <param name="Remedy">What to do to send the remaining rows. Gets the time at which the next place is free.</param>
internal sealed record CapWords(string Rule, string Place, Func<DateTimeOffset?, string> Remedy)
{
    /// <summary>The cap of a run with a label.</summary>
    /// <param name="most">The cap as text: a number and its unit.</param>
    /// <param name="option">The name of the option that sets the cap.</param>
    /// <param name="label">The label.</param>
    /// <param name="journal">Path of the journal.</param>
    internal static CapWords OfLabel(string most, string option, string label, string journal) => new(
        $"the cap of run '{Clip.Clean(label, Clip.ValueLength)}' is {most} ({option})",
        $" in the journal '{journal}'",
        _ => $"To send more, run it again with Resume and a higher {option}: what was accepted is not sent again.");

    /// <summary>The cap of a run without a label.</summary>
    /// <param name="most">The cap as text: a number and its unit.</param>
    /// <param name="option">The name of the option that sets the cap.</param>
    /// <param name="hasJournal">Whether the run can be resumed.</param>
    internal static CapWords OfRun(string most, string option, bool hasJournal) => new(
        $"the cap of this run is {most} ({option})",
        "",
        _ => hasJournal
            ? $"To send more, run it again with Resume and a higher {option}, within 24 hours: what was accepted is not sent again."
            : "To send more, run it again with the rows that are left only: without the journal, those that were accepted would be paid for again.");

    /// <summary>The cap of 24 hours, for all who use a journal.</summary>
    /// <param name="limit">The cap.</param>
    /// <param name="journal">Path of the journal.</param>
    /// <param name="isRun">True for a run with rows; false for a single request.</param>
    /// <param name="label">The label of the run, if it has one.</param>
    internal static CapWords OfDay(DailyLimit limit, string journal, bool isRun, string? label) => new(
        $"the cap is {Videos(limit.Most)} within 24 hours ({limit.Source})",
        $" in the journal '{journal}'",
        next => FormattableString.Invariant($"The next may be sent at {next?.LocalDateTime:yyyy-MM-dd HH:mm:ss}, or at once with a higher {limit.Source}") + Again(isRun, label));

    /// <summary>The error for rows that a cap has refused.</summary>
    /// <param name="videos">How many videos were refused; 0 for a single request that is no row.</param>
    /// <param name="used">What is counted.</param>
    /// <param name="seconds">The seconds that the next row would count for; null if the cap is in videos.</param>
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
