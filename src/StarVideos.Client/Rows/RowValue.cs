using System.Collections;
using System.Globalization;

namespace StarVideos;

/// <summary>Reads the cell of a row. Null, empty and blank cells are all absent; numbers are read and written in the invariant culture.</summary>
internal static class RowValue
{
    internal const char ListSeparator = ';';

    /// <summary>Whether the cell is absent.</summary>
    internal static bool IsAbsent(object? value) =>
        value is IEnumerable several and not string ? several.Cast<object?>().All(static one => Scalar(one) is null) : Scalar(value) is null;

    /// <summary>One text, or null for an absent cell. A list of one is that one.</summary>
    /// <exception cref="InvalidRequestException">The cell holds several values.</exception>
    internal static string? Text(string heading, object? value)
    {
        if (value is not string && value is IEnumerable several)
        {
            var texts = several.Cast<object?>().Select(Scalar).OfType<string>().ToArray();
            return texts.Length <= 1
                ? texts.FirstOrDefault()
                : throw new InvalidRequestException(heading, $"{texts.Length} values", "takes one value");
        }

        return Scalar(value);
    }

    /// <summary>The texts of a list: a collection's elements as they are, or one text cut at semicolons. Empty for an absent cell.</summary>
    internal static IReadOnlyList<string> List(object? value) => value switch
    {
        string text => text.Split(ListSeparator).Select(Scalar).OfType<string>().ToArray(),
        IEnumerable several => several.Cast<object?>().Select(Scalar).OfType<string>().ToArray(),
        _ => Scalar(value) is { } single ? [single] : [],
    };

    /// <summary>A whole number, or null for an absent cell. 5 and 5.0 are whole; 5.5 and 5,0 are not.</summary>
    /// <exception cref="InvalidRequestException">The cell holds something else.</exception>
    internal static int? WholeNumber(string heading, object? value, string rule)
    {
        var text = Text(heading, value);
        if (text is null)
        {
            return null;
        }

        // Digit by digit: parsed as a number, 14.99999999999999999999999999999 would be rounded to 15 before anyone could look.
        var parts = text.Trim().Split('.');
        var isWhole = parts.Length == 1 || (parts.Length == 2 && parts[1].All(static digit => digit == '0'));
        return isWhole && int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidRequestException(heading, text, rule);
    }

    private static string? Scalar(object? value)
    {
        var text = value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture);
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
