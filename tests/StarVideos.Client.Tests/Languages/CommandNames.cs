using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Languages;

/// <summary>The commands of the module, and the parameters of any command, that a document names.</summary>
internal static partial class CommandNames
{
    internal static SortedSet<string> In(IEnumerable<string> lines) => [.. lines.SelectMany(static line => Name().Matches(line).Select(static match => match.Value))];

    [GeneratedRegex(@"\b[A-Z][a-z]+-StarVideo[A-Za-z]*|(?<![\w-])-[A-Z][A-Za-z]+")]
    private static partial Regex Name();
}
