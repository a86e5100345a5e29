using System.Text;
using System.Text.RegularExpressions;

namespace StarVideos.Client.Tests.Languages;

/// <summary>
/// A line of code without what each language says in its own words: texts between quotes and the comment at its end. A text that has no
/// Chinese letter in it has to be the same in both languages.
/// </summary>
internal sealed partial record CodeLine(string Rest, IReadOnlyList<string> Texts, string Comment)
{
    /// <summary>What differs between the two, or null.</summary>
    internal static string? Difference(string english, string chinese, string language)
    {
        if (language is not ("powershell" or "csharp" or "bash" or "sh" or "json" or "yaml"))
        {
            // Output, tables: a line that holds something Chinese was chosen by its writer, every other one is the same.
            return Letters.IsChinese(chinese) || Blanks(english) == Blanks(chinese) ? null : "is not the line of the English document";
        }

        var (one, other) = (Read(english, language), Read(chinese, language));
        if (one.Rest != other.Rest)
        {
            return "is not the code of the English document";
        }

        for (var at = 0; at < one.Texts.Count; at++)
        {
            if (one.Texts[at] != other.Texts[at] && !Letters.IsChinese(other.Texts[at]))
            {
                return $"has the text '{other.Texts[at]}', neither Chinese nor that of the English document";
            }
        }

        if (one.Comment.Length > 0 != other.Comment.Length > 0)
        {
            return "has a comment in one language only";
        }

        return Letters.HasWords(other.Comment) && !Letters.IsChinese(other.Comment) ? "has a comment in English" : null;
    }

    private static string Blanks(string line) => Blank().Replace(line, " ").Trim();

    private static CodeLine Read(string line, string language)
    {
        var rest = new StringBuilder();
        var texts = new List<string>();
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (IsComment(line, at, language))
            {
                return new(Blanks(rest.ToString()), texts, line[at..].TrimStart('#', '/', ' '));
            }

            if (letter is '"' or '\'')
            {
                var end = at + 1;
                while (end < line.Length && line[end] != letter)
                {
                    end += line[end] == '`' && letter == '"' ? 2 : 1;
                }

                texts.Add(line[(at + 1)..Math.Min(end, line.Length)]);
                rest.Append(letter).Append(letter);
                at = end;
            }
            else
            {
                rest.Append(letter);
            }
        }

        return new(Blanks(rest.ToString()), texts, "");
    }

    private static bool IsComment(string line, int at, string language) =>
        language == "csharp" ? line[at..].StartsWith("//", StringComparison.Ordinal) : language != "json" && line[at] == '#' && (at == 0 || line[at - 1] == ' ');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
