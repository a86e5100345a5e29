using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>Wildcards that a text is to match, one of them; without any, every text does.</summary>
/// <param name="parameter">The parameter they were given to.</param>
/// <param name="patterns">The wildcards; null for none.</param>
/// <exception cref="InvalidRequestException">One is no wildcard pattern.</exception>
internal sealed class TextPatterns(string parameter, string[]? patterns)
{
    private readonly WildcardPattern[]? _patterns = patterns?.Select(pattern => Pattern(parameter, pattern)).ToArray();

    internal bool Match(string? text) => _patterns is null || (text is not null && Array.Exists(_patterns, pattern => pattern.IsMatch(text)));

    private static WildcardPattern Pattern(string parameter, string text)
    {
        try
        {
            // It is looked at only when it is first used.
            var pattern = new WildcardPattern(text, WildcardOptions.IgnoreCase);
            pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException)
        {
            throw new InvalidRequestException(parameter, text, "is no wildcard pattern; a backtick before [ makes it an ordinary character");
        }
    }
}
