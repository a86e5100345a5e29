using System.Collections;

namespace StarVideos;

/// <summary>Reads the cell of a row. Null, empty and blank cells are all absent; numbers are read and written in the invariant culture.</summary>
internal static class RowValue
{
    /// <summary>The full-width semicolon as well: it is what the same key types on a Chinese keyboard, and the two look alike in a spreadsheet.</summary>
    private static readonly char[] ListSeparators = [';', '\uFF1B'];

    /// <summary>Whether the cell is absent. An object is never absent, even if it is empty.</summary>
    internal static bool IsAbsent(object? value) =>
        Elements(value) is { } several ? several.All(IsBlank) : IsBlank(value);

    /// <summary>The error for a cell that is neither text nor number; null if the cell can be used.</summary>
    internal static InvalidRequestException? Refusal(string heading, object? value)
    {
        foreach (var one in Elements(value) ?? [value])
        {
            if (!PlainValue.TryText(one, out _))
            {
                return new InvalidRequestException(heading, one is Exception ? null : one, Rule(one!));
            }
        }

        return null;
    }

    /// <summary>One text, or null for an absent cell. A list with one element is that element.</summary>
    /// <exception cref="InvalidRequestException">The cell holds several values, or an object.</exception>
    internal static string? Text(string heading, object? value)
    {
        var texts = Texts(heading, value);
        return texts.Count <= 1
            ? texts.FirstOrDefault()
            : throw new InvalidRequestException(heading, $"{texts.Count} values", "takes one value");
    }

    /// <summary>The texts of a list: the elements of a collection unchanged, or one text split at semicolons. Empty for an absent cell.</summary>
    /// <exception cref="InvalidRequestException">The cell holds an object.</exception>
    internal static IReadOnlyList<string> List(string heading, object? value) =>
        value is string text ? text.Split(ListSeparators).Where(static one => !string.IsNullOrWhiteSpace(one)).ToArray() : Texts(heading, value);

    /// <summary>A whole number, or null for an absent cell. 5 and 5.0 are whole; 5.5 and 5,0 are not.</summary>
    /// <exception cref="InvalidRequestException">The cell is no whole number.</exception>
    internal static int? WholeNumber(string heading, object? value, string rule)
    {
        var several = Elements(value)?.Where(static one => !IsBlank(one)).ToArray();
        var cell = several is { Length: <= 1 } ? several.FirstOrDefault() : value;
        return PlainValue.TryWholeNumber(cell, out var number) ? number : throw new InvalidRequestException(heading, Text(heading, cell), rule);
    }

    private static List<string> Texts(string heading, object? value)
    {
        if (Refusal(heading, value) is { } refusal)
        {
            throw refusal;
        }

        var texts = new List<string>();
        foreach (var one in Elements(value) ?? [value])
        {
            if (PlainValue.TryText(one, out var text) && !string.IsNullOrWhiteSpace(text))
            {
                texts.Add(text!);
            }
        }

        return texts;
    }

    private static bool IsBlank(object? value) => PlainValue.TryText(value, out var text) && string.IsNullOrWhiteSpace(text);

    /// <summary>The elements of a list; null for anything else. Some objects can be enumerated but are no lists, such as a dictionary or an XML node.</summary>
    private static IEnumerable<object?>? Elements(object? value) => value switch
    {
        string or IDictionary or byte[] => null,
        IEnumerable<object?> objects => objects,
        ICollection several => several.Cast<object?>(),
        _ => null,
    };

    private static string Rule(object value) => value switch
    {
        Exception fault => $"could not be read: {fault.Message.TrimEnd('.')}",
        bool => "is true or false where a text or a number belongs",
        DateTime or DateTimeOffset or TimeSpan => "is a date or a time, whose text depends on the country; give it as text (in a spreadsheet, format the column as text)",
        _ => "is an object where a text or a number belongs; give the text itself",
    };
}
