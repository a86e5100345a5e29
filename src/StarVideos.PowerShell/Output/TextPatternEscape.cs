namespace StarVideos.PowerShell.Output;

/// <summary>A text for a parameter that takes wildcards.</summary>
internal static class TextPatternEscape
{
    /// <remarks>Not by WildcardPattern.Escape: before 7.6 it leaves the escape character itself as it is.</remarks>
    internal static string Of(string text) =>
        string.Concat(text.Select(static character => character is '*' or '?' or '[' or ']' or '`' ? "`" + character : character.ToString()));
}
