namespace StarVideos;

/// <summary>What was decided of one video. Instances never change.</summary>
public sealed record ReviewDecision
{
    /// <summary>The id of its task. Of a decision that is wrong, as it stands in the file; perhaps empty.</summary>
    public string TaskId { get; internal init; } = "";

    /// <summary>The name of its task; null if it has none.</summary>
    public string? TaskName { get; internal init; }

    /// <summary>What was decided.</summary>
    public ReviewChoice Choice { get; internal init; }

    /// <summary>1 to 5; null if it was not rated.</summary>
    public int? Rating { get; internal init; }

    /// <summary>The full path of the video, which is there; null if there is none.</summary>
    public string? File { get; internal init; }

    /// <summary>What to ask for, where it is to be made again: checked by every rule.</summary>
    public VideoRequest? Request { get; internal init; }

    /// <summary>How many takes to make of it; 0 unless it is to be made again.</summary>
    public int Count { get; internal init; }

    /// <summary>The fields of <see cref="Request"/> that are not what they were, in the service's spelling.</summary>
    public IReadOnlyList<string> Edited { get; internal init; } = [];

    /// <summary>What is wrong with the decision, so that it does not count; null if nothing is.</summary>
    public StarVideosException? Error { get; internal init; }
}
