namespace StarVideos;

/// <summary>
/// What was found at the address of a reference, from this computer. That an address can be reached from here does not say that the
/// service can reach it, nor that it takes the file: what it takes beyond the documented rules is not known.
/// </summary>
public sealed record ReferenceReport
{
    /// <summary>The address as it may be shown: without query, user name and password.</summary>
    public required string Address { get; init; }

    /// <summary>What must be there.</summary>
    public required ReferenceKind Kind { get; init; }

    /// <summary>True if it was seen to be what it must be; false if there is a problem; null if something cannot be told.</summary>
    public bool? IsUsable => Problems.Count > 0 ? false : Unknowns.Count > 0 ? null : true;

    /// <summary>The status of the last answer; null if none came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The type by the first bytes, as <c>image/png</c>, whatever the host calls it; null if it is not known.</summary>
    public string? MediaType { get; init; }

    /// <summary>In pixels; of a video as it is shown, of an image as its header has it. Null if it is not told.</summary>
    public int? Width { get; init; }

    /// <summary>In pixels; of a video as it is shown, of an image as its header has it. Null if it is not told.</summary>
    public int? Height { get; init; }

    /// <summary>How long a video is, by its header: as long as its longest track. Null if it is not told.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The size of the file in bytes, as the host tells it; null if it does not.</summary>
    public long? Length { get; init; }

    /// <summary>How many requests were sent, those after redirects included. References with one address share them.</summary>
    public int Requests { get; init; }

    /// <summary>How many bytes of the file were read.</summary>
    public long BytesRead { get; init; }

    /// <summary>What is proven to be wrong: the service cannot use this reference.</summary>
    public IReadOnlyList<ReferenceFinding> Problems { get; init; } = [];

    /// <summary>What cannot be told, and why.</summary>
    public IReadOnlyList<ReferenceFinding> Unknowns { get; init; } = [];

    /// <summary>What may go wrong later, or elsewhere.</summary>
    public IReadOnlyList<ReferenceFinding> Warnings { get; init; } = [];

    /// <summary>The address as it may be shown.</summary>
    public override string ToString() => Address;
}
