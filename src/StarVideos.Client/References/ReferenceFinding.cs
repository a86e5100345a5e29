namespace StarVideos;

/// <summary>One thing that was found about a reference.</summary>
/// <param name="Kind">What, as a stable name.</param>
/// <param name="Message">A sentence for a person. It does not name the address, and shows nothing of its query.</param>
public sealed record ReferenceFinding(ReferenceFindingKind Kind, string Message)
{
    /// <summary>What was found, as it may be shown: <c>HTTP 404</c>, <c>12 seconds</c>, <c>text/html</c>.</summary>
    public string? Value { get; init; }

    /// <summary>The rule that it breaks, as a part of a sentence, where it breaks one.</summary>
    public string? Rule { get; init; }

    /// <summary>The sentence.</summary>
    public override string ToString() => Message;
}
