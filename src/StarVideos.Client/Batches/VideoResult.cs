namespace StarVideos;

/// <summary>What came of a row in the end: a video on disk, or an error. There is one for each row.</summary>
public sealed record VideoResult
{
    /// <summary>Which of the rows it was, from 1; 0 for an error about several rows.</summary>
    public int RowNumber { get; internal init; }

    /// <summary>The row; null for an error about several rows.</summary>
    public VideoRow? Row { get; internal init; }

    /// <summary>The task as last known, if one was created.</summary>
    public VideoTask? Task { get; internal init; }

    /// <summary>The video on disk.</summary>
    public SavedVideo? Video { get; internal init; }

    /// <summary>Why there is no video.</summary>
    public StarVideosException? Error { get; internal init; }
}
