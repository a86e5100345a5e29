namespace StarVideos;

/// <summary>The columns a row can have.</summary>
internal enum RowColumn
{
    Prompt,
    Name,
    Duration,
    Ratio,
    ReferenceImages,
    ReferenceVideos,
    FirstImage,
    LastImage,
    Count,
}
