using System.Text;
using System.Text.RegularExpressions;

namespace StarVideos.Answers;

/// <summary>
/// Decodes the text of a body and repairs it without changing its structure: a byte order mark is removed, broken characters become
/// replacement characters. A paid task must not be lost because the service echoed its prompt badly.
/// </summary>
internal static class BodyText
{
    internal static string Decode(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.ToArray()).TrimStart('\uFEFF');

        // JSON with half a surrogate pair is valid, but System.Text.Json cannot read it.
        return text.IndexOf(@"\ud", StringComparison.OrdinalIgnoreCase) >= 0
            ? Escapes.Pattern.Replace(text, static escape => escape.Groups["half"].Success ? @"\uFFFD" : escape.Value)
            : text;
    }

    /// <summary>A class of its own, so that the pattern is built only when an answer needs it.</summary>
    private static class Escapes
    {
        /// <summary>Any whole escape: an escaped backslash, a surrogate pair, half a surrogate pair, or another one.</summary>
        internal static readonly Regex Pattern = new(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
