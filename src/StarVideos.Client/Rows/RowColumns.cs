namespace StarVideos;

/// <summary>Finds the column of a heading. Case, hyphens, underscores and spaces are ignored, and so is singular or plural.</summary>
internal static class RowColumns
{
    internal const int Count = (int)RowColumn.Count + 1;

    private const int LongestName = 15;

    /// <returns>The column; null if the heading is unknown.</returns>
    internal static RowColumn? Find(string heading)
    {
        Span<char> name = stackalloc char[LongestName];
        var length = 0;
        foreach (var character in heading)
        {
            if (char.IsLetterOrDigit(character))
            {
                if (length == LongestName)
                {
                    return null;
                }

                name[length++] = char.ToLowerInvariant(character);
            }
        }

        return name.Slice(0, length) switch
        {
            "prompt" => RowColumn.Prompt,
            "name" => RowColumn.Name,
            "duration" => RowColumn.Duration,
            "ratio" => RowColumn.Ratio,
            "referenceimage" or "referenceimages" => RowColumn.ReferenceImages,
            "referencevideo" or "referencevideos" => RowColumn.ReferenceVideos,
            "firstimage" => RowColumn.FirstImage,
            "lastimage" => RowColumn.LastImage,
            "count" or "counts" => RowColumn.Count,
            _ => null,
        };
    }
    /// <summary>The service's spelling.</summary>
    internal static string Spelling(RowColumn column) => column switch
    {
        RowColumn.Prompt => RequestFields.Prompt,
        RowColumn.Name => RequestFields.Name,
        RowColumn.Duration => RequestFields.Duration,
        RowColumn.Ratio => RequestFields.Ratio,
        RowColumn.ReferenceImages => RequestFields.ReferenceImages,
        RowColumn.ReferenceVideos => RequestFields.ReferenceVideos,
        RowColumn.FirstImage => RequestFields.FirstImage,
        RowColumn.LastImage => RequestFields.LastImage,
        _ => VideoTakes.Field,
    };
}
