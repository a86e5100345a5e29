namespace StarVideos;

/// <summary>A review page that was written.</summary>
public sealed record ReviewPage
{
    /// <summary>The full path of the page.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The id that decisions refer to. A page that is written again to the same path keeps its id, so that earlier decisions stay valid.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>The heading.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>How many videos are on the page.</summary>
    public int Entries { get; internal init; }
}
