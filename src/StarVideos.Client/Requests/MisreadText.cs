using System.Text;

namespace StarVideos;

/// <summary>
/// Finds Chinese texts in UTF-8 that were read as GBK, which is what Import-Csv of Windows PowerShell does on a Chinese computer
/// without -Encoding. Such a text has no character that could not be read, so <see cref="ReadableText"/> takes it.
/// </summary>
internal static class MisreadText
{
    private const int Gbk = 936;

    /// <summary>Fewer Chinese characters than this may be chance: there are short words whose bytes in GBK are valid UTF-8.</summary>
    private const int FewestIdeographs = 4;

    /// <summary>
    /// Stands for a character that GBK does not have, such as an emoji: that character did not come from GBK. The check throws no exception,
    /// because exceptions are slow and a table may have 100,000 such rows.
    /// </summary>
    private const char NotInGbk = '\u001A';

    private static readonly Encoding? Ansi = Find();

    /// <summary>The text as it was before it was misread. This is a guess. With <see cref="FewestIdeographs"/> it is hardly ever wrong.</summary>
    /// <returns>The text; null if it was not misread, as far as that can be seen.</returns>
    internal static string? Original(string text)
    {
        // The order matters: a table without Chinese never loads the code page.
        if (!text.Any(IsIdeograph) || Ansi is null)
        {
            return null;
        }

        // GBK has two bytes for a character. An odd byte before a character that is not Chinese was lost, and became a question mark.
        var original = Encoding.UTF8.GetString(Ansi.GetBytes(text)).Replace("\uFFFD?", "");
        return original.Count(IsIdeograph) >= FewestIdeographs && original.All(IsExpected) ? original : null;
    }

    private static bool IsIdeograph(char character) => character is >= '\u4E00' and <= '\u9FFF';

    /// <summary>
    /// ASCII, punctuation, and Chinese characters and marks. Not <see cref="NotInGbk"/>, not a character that could not be read, and no letters of
    /// Greek, Cyrillic or Arabic, which have two bytes in UTF-8: a text that was read right becomes such letters by chance.
    /// </summary>
    private static bool IsExpected(char character) => character is not NotInGbk and (< '\u0080' or >= '\u2000') and not '\uFFFD';

    private static Encoding? Find()
    {
        var fallback = new EncoderReplacementFallback(NotInGbk.ToString());
        try
        {
#if NET
            return CodePagesEncodingProvider.Instance.GetEncoding(Gbk, fallback, DecoderFallback.ReplacementFallback);
#else
            return Encoding.GetEncoding(Gbk, fallback, DecoderFallback.ReplacementFallback);
#endif
        }
        catch (Exception fault) when (fault is NotSupportedException or ArgumentException)
        {
            // A system without this code page cannot have read a file in it.
            return null;
        }
    }
}
