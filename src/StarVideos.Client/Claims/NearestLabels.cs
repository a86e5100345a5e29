namespace StarVideos.Claims;

/// <summary>Finds the labels that are most like a mistyped one.</summary>
internal static class NearestLabels
{
    private const int Most = 3;

    /// <summary>Only so many characters of a label are compared: the cost grows with the square of the length.</summary>
    private const int Longest = 100;

    /// <summary>At most three labels, the most similar first. A label that shares less than half of its characters is left out.</summary>
    internal static IReadOnlyList<string> To(string label, IEnumerable<string> labels) => labels
        .Select(other => (Label: other, Distance: Distance(Fold(label), Fold(other))))
        .Where(other => other.Distance <= Math.Min(Math.Max(label.Length, other.Label.Length), Longest) / 2)
        .OrderBy(static other => other.Distance)
        .ThenBy(static other => other.Label, StringComparer.OrdinalIgnoreCase)
        .Take(Most)
        .Select(static other => other.Label)
        .ToArray();

    private static string Fold(string label) => (label.Length <= Longest ? label : label.Substring(0, Longest)).ToUpperInvariant();

    /// <summary>How many characters have to be inserted, removed or replaced (Levenshtein distance).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
