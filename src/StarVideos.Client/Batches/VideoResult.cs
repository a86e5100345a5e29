namespace StarVideos;

/// <summary>What came of a take of a row in the end: a video on disk, or an error. A row that breaks a rule has one, however many takes it asks for.</summary>
public sealed record VideoResult
{
    /// <summary>Which of the rows it was, from 1; 0 for an error about several rows.</summary>
    public int RowNumber { get; internal init; }

    /// <summary>The row; null for an error about several rows.</summary>
    public VideoRow? Row { get; internal init; }

    /// <summary>Which take of the row it was, from 1; null for an error about the row, or about several rows.</summary>
    public int? Take { get; internal init; }

    /// <summary>How many takes of the row are asked for; 0 where that cannot be told.</summary>
    public int Takes { get; internal init; }

    /// <summary>The task as last known, if one was created.</summary>
    public VideoTask? Task { get; internal init; }

    /// <summary>The video on disk.</summary>
    public SavedVideo? Video { get; internal init; }

    /// <summary>Why there is no video.</summary>
    public StarVideosException? Error { get; internal init; }
}
