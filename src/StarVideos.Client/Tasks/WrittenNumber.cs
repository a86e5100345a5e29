using System.Globalization;

namespace StarVideos;

/// <summary>A number with a fraction, as a program of some country wrote it.</summary>
internal static class WrittenNumber
{
    /// <summary>No thousands separators: with them 5,04 is 504 where the comma is no decimal one.</summary>
    private const NumberStyles Style = NumberStyles.Float;

    /// <param name="value">A number, or its text in the given culture or in the invariant one.</param>
    /// <param name="culture">Null for the current one.</param>
    /// <returns>Null for anything else.</returns>
    internal static double? Read(object? value, IFormatProvider? culture) =>
        value is not Enum && PlainValue.TryText(value, out var text) && text is not null
        && ((value is string && double.TryParse(text, Style, culture ?? CultureInfo.CurrentCulture, out var number)) || double.TryParse(text, Style, CultureInfo.InvariantCulture, out number))
        && !double.IsNaN(number) && !double.IsInfinity(number)
            ? number
            : null;
}
