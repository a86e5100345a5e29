namespace StarVideos;

/// <summary>The decision about one video. Instances never change.</summary>
public sealed record ReviewDecision
{
    /// <summary>The id of the task. If the decision has an <see cref="Error"/>, the id as the file spells it, which may be empty.</summary>
    public string TaskId { get; internal init; } = "";

    /// <summary>The name of the task; null if it has none.</summary>
    public string? TaskName { get; internal init; }

    /// <summary>The decision.</summary>
    public ReviewChoice Choice { get; internal init; }

    /// <summary>1 to 5; null if the video was not rated.</summary>
    public int? Rating { get; internal init; }

    /// <summary>The full path of the video, which exists; null if there is none.</summary>
    public string? File { get; internal init; }

    /// <summary>The request of a retake, checked against every rule; null if there is no retake.</summary>
    public VideoRequest? Request { get; internal init; }

    /// <summary>How many takes to make; 0 if there is no retake.</summary>
    public int Count { get; internal init; }

    /// <summary>The fields of <see cref="Request"/> that were edited, in the service's spelling.</summary>
    public IReadOnlyList<string> Edited { get; internal init; } = [];

    /// <summary>Why the decision does not count; null if it counts.</summary>
    public StarVideosException? Error { get; internal init; }
}
