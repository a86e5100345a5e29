using System.Collections;
using System.Globalization;
using System.Text;

namespace StarVideos.Text;

/// <summary>Makes foreign text safe to show: one line, no control characters, a sane length.</summary>
internal static class Clip
{
    /// <summary>The length, in characters, after which a service's own message is cut.</summary>
    internal const int MessageLength = 500;

    /// <summary>The length, in characters, after which an offending value is cut in an error.</summary>
    internal const int ValueLength = 120;

    /// <summary>A value as an error shows it: quoted, cleaned, cut; a list as its elements.</summary>
    internal static string Value(object? value) => value is null ? "(nothing)" : $"'{Clean(Plain(value), ValueLength)}'";

    /// <summary>A service's message as an error shows it.</summary>
    internal static string Message(string text) => Clean(text, MessageLength);

    /// <summary>
    /// Replaces every control, line-breaking and direction-changing character by a space, so that a hostile text can neither
    /// recolour a terminal nor forge a log line, folds runs of spaces, and cuts at <paramref name="most"/> characters.
    /// </summary>
    internal static string Clean(string text, int most)
    {
        var clean = new StringBuilder(Math.Min(text.Length, most));
        foreach (var character in text)
        {
            if (clean.Length >= most)
            {
                // Never cut a surrogate pair in two.
                if (char.IsHighSurrogate(clean[clean.Length - 1]))
                {
                    clean.Length--;
                }

                return clean.Append('…').ToString();
            }

            var shown = IsUnsafe(character) ? ' ' : character;
            if (shown != ' ' || (clean.Length > 0 && clean[clean.Length - 1] != ' '))
            {
                clean.Append(shown);
            }
        }

        return clean.ToString().TrimEnd();
    }

    private static string Plain(object value) => value is IEnumerable several and not string
        ? string.Join("; ", several.Cast<object?>().Select(static one => Convert.ToString(one, CultureInfo.InvariantCulture)))
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static bool IsUnsafe(char character) =>
        char.IsControl(character) || char.IsWhiteSpace(character)
        || character is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C';
}
