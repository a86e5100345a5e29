using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>Wildcards that a text is to match, one of them; without any, every text does.</summary>
internal sealed class TextPatterns(string[]? patterns)
{
    private readonly WildcardPattern[]? _patterns = patterns?.Select(static pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase)).ToArray();

    internal bool Match(string? text) => _patterns is null || (text is not null && Array.Exists(_patterns, pattern => pattern.IsMatch(text)));
}
