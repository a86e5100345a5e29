using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace StarVideos.PowerShell.Arguments;

/// <summary>Removes PowerShell's wrapper from a value.</summary>
internal static class Unwrap
{
    /// <summary>The object itself. A custom object stays a <see cref="PSObject"/>.</summary>
    internal static object? Base(object? value) =>
        value is PSObject { BaseObject: var inner } && inner is not PSCustomObject ? inner : value;

    /// <summary>The object itself. For a custom object, only its empty base object. For a command without output, null.</summary>
    internal static object? Plain(object? value) =>
        ReferenceEquals(value, AutomationNull.Value) ? null : value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>The elements of a list; null for anything else. Some objects can be enumerated but are no lists, such as a dictionary or an XML node.</summary>
    internal static object?[]? List(object? value) => Plain(value) switch
    {
        string or byte[] or IDictionary => null,
        IEnumerable<object?> objects => objects.Select(Plain).ToArray(),
        ICollection several => several.Cast<object?>().Select(Plain).ToArray(),
        _ => null,
    };

    /// <summary>The columns of any object: the entries of a dictionary, or its properties. If a property throws, its cell is the exception.</summary>
    internal static IReadOnlyList<KeyValuePair<string, object?>> Columns(object value)
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
                columns.Add(new(property.Name, property.IsGettable ? Cell(property.Value) : null));
            }
            catch (ExtendedTypeSystemException fault)
            {
                columns.Add(new(property.Name, fault.InnerException ?? fault));
            }
        }

        return columns;
    }

    /// <summary>Uses the enumerator for dictionaries: the plain enumerator of a generic dictionary returns other objects.</summary>
    private static List<KeyValuePair<string, object?>> Entries(IDictionary dictionary)
    {
        var columns = new List<KeyValuePair<string, object?>>(dictionary.Count);
        for (var entries = dictionary.GetEnumerator(); entries.MoveNext();)
        {
            columns.Add(new(Convert.ToString(entries.Key, CultureInfo.InvariantCulture) ?? "", Cell(entries.Value)));
        }

        return columns;
    }

    /// <summary>Cells may be wrapped too, alone or inside a list.</summary>
    private static object? Cell(object? value) => List(value) ?? Plain(value);
}
