using StarVideos.Options;

namespace StarVideos;

/// <summary>How a <see cref="CheckStage"/> checks rows.</summary>
public sealed record CheckOptions
{
    /// <summary>Values for cells that a row leaves empty, as in <see cref="SubmitOptions.Defaults"/>.</summary>
    public RowDefaults Defaults { get; init; } = RowDefaults.None;

    /// <summary>Looks at the references of rows that keep the rules. Left out, nobody looks.</summary>
    public ReferenceChecker? References { get; init; }

    /// <summary>Rows whose references are looked at at one time. How many references that may be at most, the checker says.</summary>
    /// <value>1 to 256; 64 if left out.</value>
    /// <exception cref="InvalidRequestException">Another number.</exception>
    public int ThrottleLimit { get; init => field = OptionRules.Between(nameof(ThrottleLimit), value, 1, 256); } = 64;
}
