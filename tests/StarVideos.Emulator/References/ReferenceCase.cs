namespace StarVideos.Emulator.References;

/// <summary>One thing that the media host serves as a reference.</summary>
/// <param name="Name">Its path under <c>references/</c>.</param>
/// <param name="Summary">What it is, or what happens.</param>
public sealed record ReferenceCase(string Name, string Summary)
{
    /// <summary>The HTTP status; null for a file.</summary>
    internal int? Status { get; init; }

    /// <summary>The content; null if the answer has no file.</summary>
    internal Func<IMediaContent>? Content { get; init; }

    internal string? ContentType { get; init; }

    /// <summary>The target of a redirect, made from the request.</summary>
    internal Func<HttpRequest, string>? Location { get; init; }

    /// <summary>Whether Range is supported.</summary>
    internal bool HasRanges { get; init; } = true;

    /// <summary>The fault while the body is sent.</summary>
    internal BodyFault Fault { get; init; }
}
