namespace StarVideos.Emulator.References;

/// <summary>Something that the media host serves as a reference.</summary>
/// <param name="Name">Its path under <c>references/</c>.</param>
/// <param name="Summary">What it is, or what happens.</param>
public sealed record ReferenceCase(string Name, string Summary)
{
    /// <summary>The status, where it is not that of a file.</summary>
    internal int? Status { get; init; }

    /// <summary>The content; none where the answer has nothing of a file.</summary>
    internal Func<IMediaContent>? Content { get; init; }

    internal string? ContentType { get; init; }

    /// <summary>Where a redirect leads, given the name that the host was called by.</summary>
    internal Func<HttpRequest, string>? Location { get; init; }

    /// <summary>Whether Range is heeded.</summary>
    internal bool HasRanges { get; init; } = true;

    /// <summary>What goes wrong while the body is sent.</summary>
    internal BodyFault Fault { get; init; }
}
