using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Languages;

/// <summary>What letters a text is written with.</summary>
internal static partial class Letters
{
    /// <summary>True if the text has a Chinese letter.</summary>
    internal static bool IsChinese(string text) => Chinese().IsMatch(text);

    /// <summary>True if the text has more Chinese letters than the name of the language.</summary>
    internal static bool IsChineseProse(string text) => Chinese().Count(text) > "简体中文".Length;

    /// <summary>True if words are left when code, names, addresses and paths are taken out.</summary>
    internal static bool HasWords(string text) => Word().IsMatch(Names().Replace(text, " "));

    /// <summary>Eight English words or more in a row, or null: a sentence that was not translated.</summary>
    internal static string? EnglishSentence(string text)
    {
        var match = Sentence().Match(Names().Replace(text, " | "));
        return match.Success ? match.Value.Trim() : null;
    }

    /// <summary>The first full-width letter or mark in code, or null. Chinese letters are fine there.</summary>
    internal static string? FullWidth(string code)
    {
        var match = FullWidthMark().Match(code);
        return match.Success ? $"{match.Value} (U+{(int)match.Value[0]:X4})" : null;
    }

    [GeneratedRegex("[\u3400-\u4dbf\u4e00-\u9fff]")]
    private static partial Regex Chinese();

    // The text between backticks, addresses, links' targets, names with a hyphen, underscore, dot, slash or inner capital, parameters, acronyms.
    [GeneratedRegex(@"`[^`]*`|https?://\S+|\]\([^)]*\)|\S*[\w$][-_./\\:=][\w$]\S*|(?<!\w)-{1,2}\w+|\$\S+|\b[A-Za-z]*[a-z0-9][A-Z]\w*|\b[A-Z][A-Z0-9]+\b|\{[^}]*\}|<[^>]*>|\bcmdlet\b")]
    private static partial Regex Names();

    [GeneratedRegex(@"\b[a-z]{3,}\b")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:\b[A-Za-z']+\b[ ,;]+){7,}\b[A-Za-z']+")]
    private static partial Regex Sentence();

    [GeneratedRegex("[\uff01-\uff5e\u3000-\u3002\u300a-\u3011\u201c\u201d\u2018\u2019]")]
    private static partial Regex FullWidthMark();
}
