using StarVideos.Options;

namespace StarVideos;

/// <summary>How rows are submitted.</summary>
public sealed record SubmitOptions
{
    /// <summary>
    /// The label of the run; null for none. Upper and lower case are the same label. With <see cref="Resume"/>, a run continues earlier runs of
    /// its label.
    /// </summary>
    /// <exception cref="InvalidRequestException">The text contains half a surrogate pair, U+FFFD or NUL. The journal could not find it again.</exception>
    public string? Batch { get; init => field = value is null ? null : ReadableText.Check(nameof(Batch), value); }

    /// <summary>
    /// Whether rows that were accepted earlier are not sent again: their existing tasks are returned. Rows accepted by any run of this label
    /// with the same journal count. Without a label, only the last 24 hours count. Needs the journal.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>With <see cref="Resume"/>: whether rows of unknown outcome are sent again. Their videos may then be made and billed twice.</summary>
    public bool ResubmitUnknown { get; init; }

    /// <summary>
    /// With <see cref="ResubmitUnknown"/>: called once, before the first row of unknown outcome is sent again. Gets the number of submissions of
    /// this run whose outcome is unknown. If it returns false, they are not sent, as without <see cref="ResubmitUnknown"/>. If left out, they
    /// are sent without a question.
    /// </summary>
    public Func<int, Task<bool>>? ConfirmResubmit { get; init; }

    /// <summary>Values for empty cells of rows.</summary>
    public RowDefaults Defaults { get; init; } = RowDefaults.None;

    /// <summary>
    /// Checks the references of each row before it is sent. A row with a proven problem ends with
    /// <see cref="StarVideosErrorKind.InvalidRequest"/> and is not sent. What could not be found out is a warning. Null: references are not
    /// checked.
    /// </summary>
    public ReferenceChecker? References { get; init; }

    /// <summary>How many submissions are on their way at the same time.</summary>
    /// <value>1 to 64; 5 if left out.</value>
    /// <exception cref="InvalidRequestException">Another number.</exception>
    public int ThrottleLimit { get; init => field = OptionRules.Between(nameof(ThrottleLimit), value, 1, 64); } = 5;

    /// <summary>
    /// The most videos that may be submitted. With <see cref="Batch"/>: by all runs of its label with the same journal; needs the journal.
    /// Without it: by this run. Refused submissions do not count. All others count, also those on their way, those of unknown outcome, and
    /// those sent again with <see cref="ResubmitUnknown"/>. When a take would exceed the cap, that take and all later takes that would have to
    /// be sent end with one error, <see cref="StarVideosErrorKind.SpendingLimitReached"/>.
    /// </summary>
    /// <value>1 or more; null for no limit.</value>
    /// <exception cref="InvalidRequestException">The value is less than 1.</exception>
    public int? MaximumVideos { get; init => field = OptionRules.Cap(nameof(MaximumVideos), value); }

    /// <summary>
    /// The same as <see cref="MaximumVideos"/>, for the seconds of all these videos together. An unknown length counts as the longest possible
    /// one: 10 seconds with a reference video, 15 seconds without a duration.
    /// </summary>
    /// <value>1 or more, in seconds; null for no limit.</value>
    /// <exception cref="InvalidRequestException">The value is less than 1.</exception>
    public int? MaximumSeconds { get; init => field = OptionRules.Cap(nameof(MaximumSeconds), value); }

    /// <summary>How long submissions on their way may take to answer after the run is stopped, so that paid ids are not lost.</summary>
    /// <value>0 to 5 minutes; 5 seconds if left out.</value>
    /// <exception cref="InvalidRequestException">A negative or a longer time.</exception>
    public TimeSpan Grace { get; init => field = OptionRules.Between(nameof(Grace), value, TimeSpan.Zero, TimeSpan.FromMinutes(5)); } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Called before a take of a row is sent. If it returns false, the take is left out, without an error. Not called for takes that are not
    /// sent.
    /// </summary>
    public Func<RowToSubmit, Task<bool>>? Confirm { get; init; }
}
