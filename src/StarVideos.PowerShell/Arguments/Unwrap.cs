using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace StarVideos.PowerShell.Arguments;

/// <summary>Takes PowerShell's wrapper off a value.</summary>
internal static class Unwrap
{
    /// <summary>The object itself. A bag of properties stays a <see cref="PSObject"/>.</summary>
    internal static object? Base(object? value) =>
        value is PSObject { BaseObject: var inner } && inner is not PSCustomObject ? inner : value;

    /// <summary>The columns of any object: a dictionary's entries, or its properties. A property that throws counts as absent.</summary>
    internal static IEnumerable<KeyValuePair<string, object?>> Columns(object value)
    {
        if (Base(value) is IDictionary dictionary)
        {
            return Entries(dictionary);
        }

        var columns = new List<KeyValuePair<string, object?>>();
        foreach (var property in PSObject.AsPSObject(value).Properties)
        {
            try
            {
                columns.Add(Pair(property.Name, property.IsGettable ? property.Value : null));
            }
            catch (GetValueException)
            {
            }
        }

        return columns;
    }

    /// <summary>By the enumerator of dictionaries: the plain one of a generic dictionary yields other things.</summary>
    private static List<KeyValuePair<string, object?>> Entries(IDictionary dictionary)
    {
        var columns = new List<KeyValuePair<string, object?>>(dictionary.Count);
        for (var entries = dictionary.GetEnumerator(); entries.MoveNext();)
        {
            columns.Add(Pair(Convert.ToString(entries.Key, CultureInfo.InvariantCulture) ?? "", entries.Value));
        }

        return columns;
    }

    private static KeyValuePair<string, object?> Pair(string name, object? value) => new(name, Cell(value));

    /// <summary>Cells may be wrapped too, alone or inside a list.</summary>
    private static object? Cell(object? value)
    {
        var inner = Base(value);
        return inner is IEnumerable several and not string ? several.Cast<object?>().Select(Base).ToArray() : inner;
    }
}
