using System.Text;
using System.Text.RegularExpressions;

namespace StarVideos.Answers;

/// <summary>
/// The text of a body, mended where it can be without touching its structure: a byte order mark goes, broken characters become
/// replacement characters. A task that was paid for must not be lost because its prompt was echoed badly.
/// </summary>
internal static class BodyText
{
    internal static string Decode(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.ToArray()).TrimStart('\uFEFF');

        // A text with half a surrogate pair is valid JSON and cannot be read.
        return text.IndexOf(@"\ud", StringComparison.OrdinalIgnoreCase) >= 0
            ? Escapes.Pattern.Replace(text, static escape => escape.Groups["half"].Success ? @"\uFFFD" : escape.Value)
            : text;
    }

    /// <summary>A class of its own, so that the pattern is only made when an answer needs it.</summary>
    private static class Escapes
    {
        /// <summary>Every escape, whole: an escaped backslash, a surrogate pair, half of one, or any other.</summary>
        internal static readonly Regex Pattern = new(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
