using System.Text;
using System.Text.RegularExpressions;

namespace StarVideos.Answers;

/// <summary>
/// The text of a body, mended where it can be without touching its structure: a byte order mark goes, broken characters become
/// replacement characters. A task that was paid for must not be lost because its prompt was echoed badly.
/// </summary>
internal static class BodyText
{
    /// <summary>An escape of half a surrogate pair whose other half is missing. Such a text is valid JSON and cannot be read.</summary>
    private static readonly Regex HalfCharacter = new(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}",
        RegexOptions.CultureInvariant);

    internal static string Decode(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.ToArray()).TrimStart('\uFEFF');
        return text.IndexOf(@"\ud", StringComparison.OrdinalIgnoreCase) >= 0 ? HalfCharacter.Replace(text, @"\uFFFD") : text;
    }
}
