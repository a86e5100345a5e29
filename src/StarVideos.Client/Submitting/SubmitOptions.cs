using StarVideos.Options;

namespace StarVideos;

/// <summary>How rows are submitted.</summary>
public sealed record SubmitOptions
{
    /// <summary>The label of the run, null for none. Case does not count. With <see cref="Resume"/>, a run continues what earlier runs of its label left undone.</summary>
    /// <exception cref="InvalidRequestException">It holds half a character or one that could not be read: the journal would not find it again.</exception>
    public string? Batch { get; init => field = value is null ? null : ReadableText.Check(nameof(Batch), value); }

    /// <summary>
    /// Whether rows that were accepted earlier, by any run of this label that shares the journal, are left alone: their tasks come out
    /// instead. Without a label, the last 24 hours count. Needs the journal.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>With <see cref="Resume"/>: whether rows of unknown outcome are sent again. Their videos may then be made and billed twice.</summary>
    public bool ResubmitUnknown { get; init; }

    /// <summary>
    /// With <see cref="ResubmitUnknown"/>: asked once, before the first row of unknown outcome is sent again, with the number of
    /// submissions of this run whose outcome is unknown. False leaves them alone, as without <see cref="ResubmitUnknown"/>. Left out,
    /// nobody is asked.
    /// </summary>
    public Func<int, Task<bool>>? ConfirmResubmit { get; init; }

    /// <summary>Values for cells that a row leaves empty.</summary>
    public RowDefaults Defaults { get; init; } = RowDefaults.None;

    /// <summary>
    /// Looks at the references of each row before it is sent. A row with a proven problem becomes an
    /// <see cref="StarVideosErrorKind.InvalidRequest"/> and is not sent; what cannot be told is a warning. Left out, nobody looks.
    /// </summary>
    public ReferenceChecker? References { get; init; }

    /// <summary>Submissions on their way at one time.</summary>
    /// <value>1 to 64; 5 if left out.</value>
    /// <exception cref="InvalidRequestException">Another number.</exception>
    public int ThrottleLimit { get; init => field = OptionRules.Between(nameof(ThrottleLimit), value, 1, 64); } = 5;

    /// <summary>
    /// The most videos that may be submitted: with <see cref="Batch"/> by all runs of its label that share the journal, without it by this
    /// run. Submissions on their way, of unknown outcome, and sent again with <see cref="ResubmitUnknown"/> count; refused ones do not.
    /// The take that would exceed it and all that would have to be sent after it end in one error
    /// <see cref="StarVideosErrorKind.SpendingLimitReached"/>. With <see cref="Batch"/> it needs the journal.
    /// </summary>
    /// <value>1 or more; null for no limit.</value>
    /// <exception cref="InvalidRequestException">Less than 1.</exception>
    public int? MaximumVideos { get; init => field = OptionRules.Cap(nameof(MaximumVideos), value); }

    /// <summary>
    /// As <see cref="MaximumVideos"/>, for the seconds of all these videos together. What is not known counts as the longest it may be: 10
    /// seconds with a reference video, 15 where no duration is given.
    /// </summary>
    /// <value>1 or more, in seconds; null for no limit.</value>
    /// <exception cref="InvalidRequestException">Less than 1.</exception>
    public int? MaximumSeconds { get; init => field = OptionRules.Cap(nameof(MaximumSeconds), value); }

    /// <summary>How long submissions on their way may take to answer once the run is stopped, so that paid ids are not lost.</summary>
    /// <value>0 to 5 minutes; 5 seconds if left out.</value>
    /// <exception cref="InvalidRequestException">A negative or a longer time.</exception>
    public TimeSpan Grace { get; init => field = OptionRules.Between(nameof(Grace), value, TimeSpan.Zero, TimeSpan.FromMinutes(5)); } = TimeSpan.FromSeconds(5);

    /// <summary>Asked before a take of a row is sent; false leaves it out, without an error. Not asked for what is not sent.</summary>
    public Func<RowToSubmit, Task<bool>>? Confirm { get; init; }
}
