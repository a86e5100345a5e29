namespace StarVideos;

/// <summary>
/// The result of the check of a reference, from this computer. If this computer can reach the address, the service may still not reach it,
/// or may refuse the file: it may have rules that are not documented.
/// </summary>
public sealed record ReferenceReport
{
    /// <summary>The address as it may be shown: without query, user name and password.</summary>
    public required string Address { get; init; }

    /// <summary>Whether it must be an image or a video.</summary>
    public required ReferenceKind Kind { get; init; }

    /// <summary>True if the file was read and keeps the rules; false if there is a problem; null if something could not be found out.</summary>
    public bool? IsUsable => Problems.Count > 0 ? false : Unknowns.Count > 0 ? null : true;

    /// <summary>The HTTP status of the last answer; null if no answer came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The type by the first bytes, such as <c>image/png</c>, independent of the content type of the host; null if it is not known.</summary>
    public string? MediaType { get; init; }

    /// <summary>The width in pixels; of a video as it is shown, of an image as in its header. Null if it is not known.</summary>
    public int? Width { get; init; }

    /// <summary>The height in pixels; of a video as it is shown, of an image as in its header. Null if it is not known.</summary>
    public int? Height { get; init; }

    /// <summary>The length of a video by its headers, which is the length of its longest track. Null if it is not known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The size of the file in bytes, as the host gives it; null if it does not.</summary>
    public long? Length { get; init; }

    /// <summary>How many requests were sent, including those after redirects. References with the same address share them.</summary>
    public int Requests { get; init; }

    /// <summary>How many bytes of the file were read.</summary>
    public long BytesRead { get; init; }

    /// <summary>Proven problems: the service cannot use this reference.</summary>
    public IReadOnlyList<ReferenceFinding> Problems { get; init; } = [];

    /// <summary>What could not be found out, and why.</summary>
    public IReadOnlyList<ReferenceFinding> Unknowns { get; init; } = [];

    /// <summary>What may fail later, or at the service.</summary>
    public IReadOnlyList<ReferenceFinding> Warnings { get; init; } = [];

    /// <summary>The address as it may be shown.</summary>
    public override string ToString() => Address;
}
