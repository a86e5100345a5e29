namespace StarVideos;

/// <summary>
/// The result of one take of a row: a video on disk, or an error. A row that breaks a rule has one result, even if it asks for several takes.
/// </summary>
public sealed record VideoResult
{
    /// <summary>The number of the row, from 1; 0 for an error about several rows.</summary>
    public int RowNumber { get; internal init; }

    /// <summary>The row; null for an error about several rows.</summary>
    public VideoRow? Row { get; internal init; }

    /// <summary>The number of the take within its row, from 1; null for an error about the row or about several rows.</summary>
    public int? Take { get; internal init; }

    /// <summary>How many takes the row asks for; 0 if that is not known.</summary>
    public int Takes { get; internal init; }

    /// <summary>The task as last known, if one was created.</summary>
    public VideoTask? Task { get; internal init; }

    /// <summary>The video on disk; null if there is an <see cref="Error"/>.</summary>
    public SavedVideo? Video { get; internal init; }

    /// <summary>Why there is no video; null if there is a <see cref="Video"/>.</summary>
    public StarVideosException? Error { get; internal init; }
}
