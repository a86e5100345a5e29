using System.Text;

namespace StarVideos;

/// <summary>
/// Finds Chinese texts in UTF-8 that were read as GBK, which is what Import-Csv of Windows PowerShell does on a Chinese computer
/// without -Encoding. Such a text has no character that could not be read, so <see cref="ReadableText"/> takes it.
/// </summary>
internal static class MisreadText
{
    private const int Gbk = 936;

    /// <summary>So few as these may come about by chance: there are words whose bytes in GBK are valid UTF-8.</summary>
    private const int FewestIdeographs = 4;

    private static readonly Encoding? Ansi = Find();

    /// <summary>What the text was before. A guess, but with so many Chinese characters coming out of it one that is hardly ever wrong.</summary>
    /// <returns>Null if the text is what it seems to be.</returns>
    internal static string? Original(string text)
    {
        if (Ansi is null || !text.Any(IsIdeograph))
        {
            return null;
        }

        try
        {
            // The last byte before a character that is not Chinese has no other half in GBK, and was lost: a question mark is there.
            var original = Encoding.UTF8.GetString(Ansi.GetBytes(text)).Replace("\uFFFD?", "");
            return original.Count(IsIdeograph) >= FewestIdeographs && original.IndexOf('\uFFFD') < 0 && original.All(IsExpected) ? original : null;
        }
        catch (EncoderFallbackException)
        {
            // A character that GBK does not have did not come from GBK.
            return null;
        }
    }

    private static bool IsIdeograph(char character) => character is >= '\u4E00' and <= '\u9FFF';

    /// <summary>ASCII, punctuation, and Chinese characters and marks. Two bytes in UTF-8 are letters of Greek, Cyrillic or Arabic: that is where chance leads.</summary>
    private static bool IsExpected(char character) => character is < '\u0080' or >= '\u2000';

    private static Encoding? Find()
    {
        try
        {
#if NET
            return CodePagesEncodingProvider.Instance.GetEncoding(Gbk, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback);
#else
            return Encoding.GetEncoding(Gbk, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback);
#endif
        }
        catch (Exception fault) when (fault is NotSupportedException or ArgumentException)
        {
            // A system without this code page has not read anything in it either.
            return null;
        }
    }
}
