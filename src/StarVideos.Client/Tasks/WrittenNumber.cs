using System.Globalization;

namespace StarVideos;

/// <summary>Reads a number with a fraction, written by a program in some culture.</summary>
internal static class WrittenNumber
{
    /// <summary>Without thousands separators: with them, 5,04 would be 504 in a culture with a decimal point.</summary>
    private const NumberStyles Style = NumberStyles.Float;

    /// <param name="value">A number, or its text in the given culture or in the invariant one.</param>
    /// <param name="culture">Null for the current one.</param>
    /// <returns>The number; null for anything else.</returns>
    internal static double? Read(object? value, IFormatProvider? culture) =>
        value is not Enum && PlainValue.TryText(value, out var text) && text is not null
        && ((value is string && double.TryParse(text, Style, culture ?? CultureInfo.CurrentCulture, out var number)) || double.TryParse(text, Style, CultureInfo.InvariantCulture, out number))
        && !double.IsNaN(number) && !double.IsInfinity(number)
            ? number
            : null;
}
