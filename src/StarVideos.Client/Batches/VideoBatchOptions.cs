namespace StarVideos;

/// <summary>How a <see cref="VideoBatch"/> submits and waits.</summary>
public sealed record VideoBatchOptions
{
    /// <summary>How rows are submitted.</summary>
    public SubmitOptions Submit { get; init; } = new();

    /// <summary>How tasks are waited for.</summary>
    public WaitOptions Wait { get; init; } = new();

    /// <summary>Receives warnings and progress messages.</summary>
    public StageNotices Notices { get; init; } = StageNotices.None;
}
