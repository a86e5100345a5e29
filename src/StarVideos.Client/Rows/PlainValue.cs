using System.Globalization;

namespace StarVideos;

/// <summary>
/// What may stand where a text or a number belongs: a text, a character, a number, a Guid, an address or an enum value, each of which
/// has one text in every country. Nothing else does: the text of any other object is the name of its type or a dump of its
/// properties, and the text of a date, or of true and false, depends on who writes it.
/// </summary>
public static class PlainValue
{
    /// <summary>The text of a value, exactly as it is, in the invariant culture.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="text">The text, perhaps empty or blank; null for null and <see cref="DBNull"/>, and where there is none.</param>
    /// <returns>Whether the value may stand for a text.</returns>
    public static bool TryText(object? value, out string? text)
    {
        text = value switch
        {
            string itself => itself,
            Uri address => address.OriginalString,
            char or Guid or Enum => value.ToString(),

            // "R": without it .NET Framework leaves the last digits out.
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            float number => number.ToString("R", CultureInfo.InvariantCulture),
            sbyte or byte or short or ushort or int or uint or long or ulong or decimal => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => null,
        };
        return text is not null || value is null or DBNull;
    }

    /// <summary>A whole number. 5, 5.0 and the text " 5.00 " are the number 5; 5.5, "5,0" and a value of an enum are none.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="number">The number; null for null, a blank text and whatever is no whole number that fits.</param>
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

        // Digit by digit: parsed as a number, 14.99999999999999999999999999999 would be rounded to 15 before anyone could look.
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
