using System.Globalization;

namespace StarVideos;

/// <summary>
/// The values that may be used as a text or a number: a text, a character, a number, a Guid, an address or an enum value. Each of these has
/// the same text in every culture. Other values are refused: the text of another object is the name of its type or a list of its
/// properties, and the text of a date, or of true and false, differs between programs.
/// </summary>
public static class PlainValue
{
    /// <summary>The text of a value, unchanged, in the invariant culture.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="text">The text, which may be empty or blank. Null for null and <see cref="DBNull"/>, and for a value without a text.</param>
    /// <returns>Whether the value can be used as a text.</returns>
    public static bool TryText(object? value, out string? text)
    {
        text = value switch
        {
            string itself => itself,
            Uri address => address.OriginalString,
            char or Guid or Enum => value.ToString(),

            // "R", because .NET Framework omits the last digits without it.
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            float number => number.ToString("R", CultureInfo.InvariantCulture),
            sbyte or byte or short or ushort or int or uint or long or ulong or decimal => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => null,
        };
        return text is not null || value is null or DBNull;
    }

    /// <summary>A whole number. 5, 5.0 and the text " 5.00 " are the number 5; 5.5, "5,0" and a value of an enum are none.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="number">The number; null for null, for a blank text, and for a value that is no whole number of this type.</param>
    /// <returns>Whether the value is a whole number or absent.</returns>
    public static bool TryWholeNumber(object? value, out int? number)
    {
        number = null;
        if (value is Enum || !TryText(value, out var text))
        {
            return false;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        // Compared as digits: a parser would round 14.99999999999999999999999999999 to 15.
        var parts = text!.Trim().Split('.');
        var isWhole = parts.Length == 1 || (parts.Length == 2 && parts[1].All(static digit => digit == '0'));
        if (!isWhole || !int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return false;
        }

        number = whole;
        return true;
    }
}
