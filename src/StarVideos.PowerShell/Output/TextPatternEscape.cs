namespace StarVideos.PowerShell.Output;

/// <summary>Escapes a text for a parameter that takes wildcards.</summary>
internal static class TextPatternEscape
{
    /// <remarks>Does not use WildcardPattern.Escape: before 7.6 it does not escape the escape character itself.</remarks>
    internal static string Of(string text) =>
        string.Concat(text.Select(static character => character is '*' or '?' or '[' or ']' or '`' ? "`" + character : character.ToString()));
}
