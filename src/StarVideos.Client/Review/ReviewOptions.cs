namespace StarVideos;

/// <summary>How a review page is written.</summary>
public sealed record ReviewOptions
{
    /// <summary>The heading of the page; if left out, the label of the run, else the name of the page's folder.</summary>
    public string? Title { get; init; }

    /// <summary>Labels of runs whose tasks are entries too, in the order they were submitted.</summary>
    public IReadOnlyList<string> Batches { get; init; } = [];

    /// <summary>Where more is known of the tasks; <see cref="VideoJournal.FromEnvironment"/> if left out.</summary>
    public VideoJournal Journal { get; init; } = VideoJournal.FromEnvironment();

    /// <summary>Whether a file that is no review page is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether a page without any entry is written. If not, nothing is, and <see cref="ReviewPage.Entries"/> is 0.</summary>
    public bool AllowEmpty { get; init; } = true;
}
