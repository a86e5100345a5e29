namespace StarVideos;

/// <summary>How a review page is written.</summary>
public sealed record ReviewOptions
{
    /// <summary>The heading of the page. If left out: the label of the run, or the name of the page's folder if there is no label.</summary>
    public string? Title { get; init; }

    /// <summary>Labels of runs whose tasks are added, in the order in which they were submitted.</summary>
    public IReadOnlyList<string> Batches { get; init; } = [];

    /// <summary>The journal with more information about the tasks; <see cref="VideoJournal.FromEnvironment"/> if left out.</summary>
    public VideoJournal Journal { get; init; } = VideoJournal.FromEnvironment();

    /// <summary>Whether a file that is no review page is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether a page without entries is written. If false, no file is written then, and <see cref="ReviewPage.Entries"/> is 0.</summary>
    public bool AllowEmpty { get; init; } = true;
}
