using StarVideos.Options;

namespace StarVideos;

/// <summary>How a <see cref="CheckStage"/> checks rows.</summary>
public sealed record CheckOptions
{
    /// <summary>Values for empty cells of a row, as in <see cref="SubmitOptions.Defaults"/>.</summary>
    public RowDefaults Defaults { get; init; } = RowDefaults.None;

    /// <summary>Checks the references of rows that keep the rules. Null: references are not checked.</summary>
    public ReferenceChecker? References { get; init; }

    /// <summary>
    /// Rows whose references are checked at the same time. The <see cref="ReferenceChecker"/> limits how many references are checked at the same
    /// time.
    /// </summary>
    /// <value>1 to 256; 64 if left out.</value>
    /// <exception cref="InvalidRequestException">Another number.</exception>
    public int ThrottleLimit { get; init => field = OptionRules.Between(nameof(ThrottleLimit), value, 1, 256); } = 64;
}
