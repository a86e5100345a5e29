namespace StarVideos.Claims;

/// <summary>The labels somebody may have meant.</summary>
internal static class NearestLabels
{
    private const int Most = 3;

    /// <summary>A longer label is compared by its beginning: the cost grows with the square of the length.</summary>
    private const int Longest = 100;

    /// <summary>At most three, the most alike first; those that share less than half of their characters are left out.</summary>
    internal static IReadOnlyList<string> To(string label, IEnumerable<string> labels) => labels
        .Select(other => (Label: other, Distance: Distance(Fold(label), Fold(other))))
        .Where(other => other.Distance <= Math.Min(Math.Max(label.Length, other.Label.Length), Longest) / 2)
        .OrderBy(static other => other.Distance)
        .ThenBy(static other => other.Label, StringComparer.OrdinalIgnoreCase)
        .Take(Most)
        .Select(static other => other.Label)
        .ToArray();

    private static string Fold(string label) => (label.Length <= Longest ? label : label.Substring(0, Longest)).ToUpperInvariant();

    /// <summary>How many characters have to be put in, taken out or replaced (Levenshtein).</summary>
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
