using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>Wildcard patterns. A text has to match one of them; without patterns, every text matches.</summary>
/// <param name="parameter">The name of the parameter, for the message.</param>
/// <param name="patterns">The patterns; null for none.</param>
/// <exception cref="InvalidRequestException">One of them is no valid pattern.</exception>
internal sealed class TextPatterns(string parameter, string[]? patterns)
{
    private readonly WildcardPattern[]? _patterns = patterns?.Select(pattern => Pattern(parameter, pattern)).ToArray();

    internal bool Match(string? text) => _patterns is null || (text is not null && Array.Exists(_patterns, pattern => pattern.IsMatch(text)));

    private static WildcardPattern Pattern(string parameter, string text)
    {
        try
        {
            // WildcardPattern reads the pattern only when it is first used, so it is used here.
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
