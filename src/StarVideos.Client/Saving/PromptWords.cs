using System.Globalization;
using System.Text;

namespace StarVideos.Saving;

/// <summary>The first words of a prompt, as a readable part of a file name.</summary>
internal static class PromptWords
{
    /// <summary>In UTF-16 code units, of which an emoji has two.</summary>
    internal const int MostCharacters = 60;

    /// <summary>In bytes of UTF-8. Leaves room in a file name for a whole id.</summary>
    internal const int MostBytes = 100;

    // Far more characters than are kept. It limits the work for a long prompt.
    private const int Looked = 2000;

    private const char Blank = ' ';

    /// <summary>
    /// The words in one line, with a blank between two of them. Left out are quotes, brackets ([ and ] are wildcards in PowerShell), and all
    /// characters that cannot be in a file name. Punctuation at both ends is removed as well. So is the extension of a video at the end,
    /// because it would become the extension of the file.
    /// </summary>
    /// <returns>
    /// At most <see cref="MostCharacters"/> characters and <see cref="MostBytes"/> bytes. A longer text is cut after a word; if there is no
    /// blank in its second half, after a whole character. Empty if there is no word.
    /// </returns>
    internal static string Of(string? prompt)
    {
        var line = TrimStart(Compose(OneLine(prompt ?? "")));
        return TrimEnd(line.Substring(0, End(line)));
    }

    private static string OneLine(string prompt)
    {
        var line = new StringBuilder();
        for (var at = 0; at < Math.Min(prompt.Length, Looked); at++)
        {
            if (char.IsSurrogatePair(prompt, at))
            {
                line.Append(prompt[at]).Append(prompt[++at]);
            }
            else if (IsOfWord(prompt, at))
            {
                line.Append(prompt[at]);
            }
            else if (line.Length > 0 && line[line.Length - 1] != Blank)
            {
                line.Append(Blank);
            }
        }

        return SafeFileName.Clean(line.ToString());
    }

    private static bool IsOfWord(string text, int at) => text[at] switch
    {
        '\'' or '\u2019' => at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]),
        var character => IsJoiner(character) || (SafeFileName.IsAllowed(character) && char.GetUnicodeCategory(character) is not (
            UnicodeCategory.SpaceSeparator or UnicodeCategory.Format or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation)),
    };

    /// <summary>Whether the character joins or separates its neighbours, as in Persian, in Hindi, and inside an emoji.</summary>
    private static bool IsJoiner(char character) => character is '\u200C' or '\u200D';

    private static bool IsEdge(char character) => character == Blank || IsJoiner(character) || char.IsPunctuation(character);

    /// <summary>Normalizes the text (NFC). On macOS, composed and decomposed spellings are the same file name.</summary>
    private static string Compose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Windows cannot normalize a text with noncharacters. They are allowed in a file name.
            return text;
        }
    }

    private static string TrimStart(string line)
    {
        var start = 0;
        while (start < line.Length && IsEdge(line[start]))
        {
            start++;
        }

        return line.Substring(start);
    }

    private static string TrimEnd(string line)
    {
        var end = line.Length;
        while (end > 0 && IsEdge(line[end - 1]))
        {
            end--;
        }

        var words = line.Substring(0, end);
        return SafeFileName.VideoExtension(words) is { Length: > 0 } extension ? TrimEnd(words.Substring(0, end - extension.Length)) : words;
    }

    /// <summary>The end of the part that is kept.</summary>
    private static int End(string line)
    {
        var characters = line.ToCharArray();
        var end = 0;
        var bytes = 0;
        foreach (var next in StringInfo.ParseCombiningCharacters(line).Skip(1).Append(line.Length))
        {
            bytes += Encoding.UTF8.GetByteCount(characters, end, next - end);
            if (next > MostCharacters || bytes > MostBytes)
            {
                var blank = line[end] == Blank ? end : line.LastIndexOf(Blank, end);
                return blank * 2 >= end ? blank : end;
            }

            end = next;
        }

        return end;
    }
}
