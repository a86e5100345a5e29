namespace StarVideos;

/// <summary>The decisions of a review, read from a file. Instances never change.</summary>
public sealed record ReviewDecisions
{
    /// <summary>The full path of the file.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The full path of the page on which they were made.</summary>
    public string Page { get; internal init; } = "";

    /// <summary>The id of the page: the same as <see cref="ReviewPage.Id"/>.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>The heading of the page.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>The decisions, in the order of the file.</summary>
    public IReadOnlyList<ReviewDecision> Decisions { get; internal init; } = [];
}
