using StarVideos.References.Media;

namespace StarVideos.References.Looking;

/// <summary>What was found at one address.</summary>
internal sealed class Look
{
    internal List<ReferenceFinding> Problems { get; } = [];

    internal List<ReferenceFinding> Unknowns { get; } = [];

    internal List<ReferenceFinding> Warnings { get; } = [];

    internal int? HttpStatus { get; set; }

    /// <summary>The content type that the host sends.</summary>
    internal string? ContentType { get; set; }

    /// <summary>What was read from the file; null if nothing was read.</summary>
    internal MediaFacts? Facts { get; set; }

    /// <summary>The length of the file in bytes, if it is known.</summary>
    internal long? Length { get; set; }

    internal int Requests { get; set; }

    internal long BytesRead { get; set; }
}
