using StarVideos.Text;

namespace StarVideos;

/// <summary>Makes the warning about unknown columns. Each column is reported once, even if many rows have it. One instance for a run.</summary>
internal sealed class UnknownColumnReport
{
    /// <summary>What tables are separated by, beside commas; the full-width comma and semicolon are typed on a Chinese keyboard.</summary>
    private static readonly char[] OtherDelimiters = [';', '\t', '|', '\uFF0C', '\uFF1B'];

    private readonly HashSet<string> _told = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The warning for a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The warning, safe to show; null if the row has no unknown column that was not reported before.</returns>
    internal string? Warn(VideoRow row)
    {
        if (row.UnknownHeadings.Count == 0)
        {
            return null;
        }

        var headings = row.UnknownHeadings.Where(_told.Add).ToArray();
        if (headings.Length == 0)
        {
            return null;
        }

        var hint = headings.Any(static heading => heading.IndexOfAny(OtherDelimiters) >= 0) ? " Is it a table with another delimiter? Import-Csv -Delimiter reads it." : "";
        var shown = headings.Select(static heading => Clip.Clean(heading, Clip.ValueLength));
        return $"Unknown column, not used: {Clip.Message(string.Join(", ", shown))}. Known columns: Prompt, Name, Duration, Ratio, ReferenceImages, ReferenceVideos, FirstImage, LastImage and Count.{hint}";
    }
}
