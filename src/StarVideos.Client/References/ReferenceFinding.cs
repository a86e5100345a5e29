namespace StarVideos;

/// <summary>One finding about a reference.</summary>
/// <param name="Kind">The kind of finding, as a stable name.</param>
/// <param name="Message">A sentence for the user. It contains neither the address nor a part of its query.</param>
public sealed record ReferenceFinding(ReferenceFindingKind Kind, string Message)
{
    /// <summary>The value that was found, as it may be shown: <c>HTTP 404</c>, <c>12 seconds</c>, <c>text/html</c>.</summary>
    public string? Value { get; init; }

    /// <summary>The rule that is broken, as a part of a sentence; null if none is broken.</summary>
    public string? Rule { get; init; }

    /// <summary>The <see cref="Message"/>.</summary>
    public override string ToString() => Message;
}
