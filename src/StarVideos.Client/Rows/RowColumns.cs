namespace StarVideos;

/// <summary>Which column a heading means: case, hyphens, underscores and spaces do not count, singular and plural are alike.</summary>
internal static class RowColumns
{
    private static readonly Dictionary<string, RowColumn> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["prompt"] = RowColumn.Prompt,
        ["name"] = RowColumn.Name,
        ["duration"] = RowColumn.Duration,
        ["ratio"] = RowColumn.Ratio,
        ["referenceimage"] = RowColumn.ReferenceImages,
        ["referenceimages"] = RowColumn.ReferenceImages,
        ["referencevideo"] = RowColumn.ReferenceVideos,
        ["referencevideos"] = RowColumn.ReferenceVideos,
        ["firstimage"] = RowColumn.FirstImage,
        ["lastimage"] = RowColumn.LastImage,
    };

    internal static bool TryFind(string heading, out RowColumn column) =>
        Headings.TryGetValue(heading, out column)
        || Headings.TryGetValue(string.Concat(heading.Where(char.IsLetterOrDigit)), out column);
}
