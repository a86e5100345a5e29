namespace StarVideos;

/// <summary>The result of a dry run for one row. Nothing was sent to the service.</summary>
public sealed record RequestCheck
{
    /// <summary>The number of the row, from 1.</summary>
    public int RowNumber { get; internal init; }

    /// <summary>The caller's own label, if the row has one.</summary>
    public string? Name { get; internal init; }

    /// <summary>The beginning of the prompt, cut to a length that can be shown.</summary>
    public string? Prompt { get; internal init; }

    /// <summary>The mode, which follows from the filled cells; null if the row breaks a rule.</summary>
    public VideoMode? Mode { get; internal init; }

    /// <summary>The requested length in seconds; null if it is left to the service or follows from a reference video.</summary>
    public int? Duration { get; internal init; }

    /// <summary>The requested ratio; null if it is left to the service or follows from a reference video.</summary>
    public string? Ratio { get; internal init; }

    /// <summary>How many takes the row asks for, which is how many videos would be submitted. Null if the row breaks a rule.</summary>
    public int? Takes { get; internal init; }

    /// <summary>
    /// True if the row keeps every rule that was checked; false if something is proven to be wrong; null if something could not be checked,
    /// such as a reference video that nobody has read, or a host that did not answer.
    /// </summary>
    public bool? IsValid => Problems.Count > 0 ? false : Unknowns.Count > 0 ? null : true;

    /// <summary>Proven problems: the first rule that the row breaks, or the problems of its references.</summary>
    public IReadOnlyList<CheckFinding> Problems { get; internal init; } = [];

    /// <summary>What could not be checked, and why.</summary>
    public IReadOnlyList<CheckFinding> Unknowns { get; internal init; } = [];

    /// <summary>What is allowed but may be a mistake: an unknown column, an address that only this network can reach.</summary>
    public IReadOnlyList<CheckFinding> Warnings { get; internal init; } = [];

    /// <summary>The findings at the addresses of the row, in their order; empty if references were not checked.</summary>
    public IReadOnlyList<ReferenceReport> References { get; internal init; } = [];

    /// <summary>The row, ready to be submitted. It does not hold the defaults that the dry run used for empty cells.</summary>
    public VideoRow? Row { get; internal init; }

    /// <summary>The object the row was made from.</summary>
    public object? Source => Row?.Source;

    /// <summary>The request that would be sent; null if the row breaks a rule.</summary>
    internal VideoRequest? Request { get; init; }
}
