namespace StarVideos;

/// <summary>A review page that was written.</summary>
public sealed record ReviewPage
{
    /// <summary>The full path of the page.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>What ties decisions to the page. A page that is written again to the same path keeps it, so that decisions go on.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>The heading.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>How many videos are on it.</summary>
    public int Entries { get; internal init; }
}
