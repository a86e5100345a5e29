using System.Collections;
using System.Globalization;
using System.Text;

namespace StarVideos.Text;

/// <summary>Makes text from outside safe to show: one line, no control characters, a limited length.</summary>
public static class Clip
{
    /// <summary>A message of the service is cut after so many characters.</summary>
    internal const int MessageLength = 500;

    /// <summary>A wrong value in an error is cut after so many characters.</summary>
    internal const int ValueLength = 120;

    /// <summary>A value as an error shows it: quoted, cleaned, cut. A list is shown as its elements, an object as the name of its type.</summary>
    internal static string Value(object? value) => value is null ? "(nothing)" : Quoted(value);

    /// <summary>The same without quotes; null for null.</summary>
    internal static string? Shown(object? value) => value is null ? null : Value(value).Trim('\'');

    /// <summary>A message of the service as an error shows it.</summary>
    internal static string Message(string text) => Clean(text, MessageLength);

    /// <summary>The text with a full stop at its end.</summary>
    internal static string Sentence(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";

    /// <summary>
    /// Replaces every character that controls the terminal, breaks the line or changes the text direction by a space, so that a hostile text can
    /// neither colour a terminal nor forge a log line. Joins runs of spaces, and cuts the text at <paramref name="most"/> characters.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">The most characters to keep. A cut text has one character more, an ellipsis.</param>
    public static string Clean(string text, int most)
    {
        if (IsClean(text, most))
        {
            return text;
        }

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

    /// <summary>A quoted text; for an object that has no useful text, the name of its type.</summary>
    private static string Quoted(object value) => IsShownAsText(value) ? $"'{Clean(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", ValueLength)}'"
        : value is ICollection several and not IDictionary && several.Cast<object?>().All(static one => one is null || IsShownAsText(one))
            ? $"'{Clean(string.Join("; ", several.Cast<object?>().Select(static one => Convert.ToString(one, CultureInfo.InvariantCulture))), ValueLength)}'"
            : $"({Clean(TypeName(value.GetType()), ValueLength)})";

    private static bool IsShownAsText(object value) => value is string or IConvertible or IFormattable or Uri;

    private static string TypeName(Type type) => type.Name.Split('`')[0];

    /// <summary>Whether nothing has to be changed. That is so for most texts, and checking is cheaper than copying: a table may have 100,000 rows.</summary>
    private static bool IsClean(string text, int most)
    {
        if (text.Length > most)
        {
            return false;
        }

        var last = ' ';
        foreach (var character in text)
        {
            if (character == ' ' ? last == ' ' : IsUnsafe(character))
            {
                return false;
            }

            last = character;
        }

        return text.Length == 0 || last != ' ';
    }

    private static bool IsUnsafe(char character) =>
        char.IsControl(character) || char.IsWhiteSpace(character) || Direction.IsChangedBy(character);
}
