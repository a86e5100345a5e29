using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Languages;

/// <summary>The ids of errors that a document names.</summary>
internal static partial class ErrorIds
{
    /// <summary>Every id of the module's own errors.</summary>
    internal static IReadOnlyCollection<string> All { get; } = Enum.GetNames<StarVideosErrorKind>();

    internal static SortedSet<string> In(IEnumerable<string> lines) => [.. lines.SelectMany(static line => Id().Matches(line).Select(static match => match.Value)).Where(IsId)];

    // PowerShell's own id for a value that a parameter does not take.
    private static bool IsId(string word) => All.Contains(word) || word == "ParameterArgumentValidationError";

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+\b")]
    private static partial Regex Id();
}
