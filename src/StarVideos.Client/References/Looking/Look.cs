using StarVideos.References.Media;

namespace StarVideos.References.Looking;

/// <summary>What was seen at one address, whatever it is wanted for.</summary>
internal sealed class Look
{
    internal List<ReferenceFinding> Problems { get; } = [];

    internal List<ReferenceFinding> Unknowns { get; } = [];

    internal List<ReferenceFinding> Warnings { get; } = [];

    internal int? HttpStatus { get; set; }

    /// <summary>What the host calls the file.</summary>
    internal string? ContentType { get; set; }

    /// <summary>What the file says of itself; null if nothing of it was read.</summary>
    internal MediaFacts? Facts { get; set; }

    /// <summary>In bytes.</summary>
    internal long? Length { get; set; }

    internal int Requests { get; set; }

    internal long BytesRead { get; set; }
}
