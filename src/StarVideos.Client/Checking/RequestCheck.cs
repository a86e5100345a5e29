namespace StarVideos;

/// <summary>What a dry run says of one row. Nothing was sent to the service.</summary>
public sealed record RequestCheck
{
    /// <summary>Which of the rows it is, from 1.</summary>
    public int RowNumber { get; internal init; }

    /// <summary>The caller's own label, if the row has one.</summary>
    public string? Name { get; internal init; }

    /// <summary>The beginning of the prompt, as it may be shown.</summary>
    public string? Prompt { get; internal init; }

    /// <summary>The mode that follows from which cells are filled; null if the row breaks a rule.</summary>
    public VideoMode? Mode { get; internal init; }

    /// <summary>The length asked for, in seconds; null if it is left to the service or follows from a reference video.</summary>
    public int? Duration { get; internal init; }

    /// <summary>The shape asked for; null if it is left to the service or follows from a reference video.</summary>
    public string? Ratio { get; internal init; }

    /// <summary>How many takes the row asks for: as many videos would be submitted. Null if the row breaks a rule.</summary>
    public int? Takes { get; internal init; }

    /// <summary>
    /// True if the row keeps every rule that was looked at; false if something is proven to be wrong; null if something cannot be told:
    /// a reference video whose length nobody has looked at, a host that did not answer.
    /// </summary>
    public bool? IsValid => Problems.Count > 0 ? false : Unknowns.Count > 0 ? null : true;

    /// <summary>What is proven to be wrong: the first rule that the row breaks, or what is wrong with its references.</summary>
    public IReadOnlyList<CheckFinding> Problems { get; internal init; } = [];

    /// <summary>What cannot be told, and why.</summary>
    public IReadOnlyList<CheckFinding> Unknowns { get; internal init; } = [];

    /// <summary>What is not wrong and may not be meant: a column that nobody knows, an address that only this network can reach.</summary>
    public IReadOnlyList<CheckFinding> Warnings { get; internal init; } = [];

    /// <summary>What was found at the addresses of the row, in their order; empty if nobody has looked.</summary>
    public IReadOnlyList<ReferenceReport> References { get; internal init; } = [];

    /// <summary>The row, to be submitted as it was checked; values that only the dry run was told for empty cells are not in it.</summary>
    public VideoRow? Row { get; internal init; }

    /// <summary>The object the row was made from.</summary>
    public object? Source => Row?.Source;

    /// <summary>The request that would be sent; null if the row breaks a rule.</summary>
    internal VideoRequest? Request { get; init; }
}
