using System.Management.Automation;

namespace StarVideos.PowerShell.Output;

/// <summary>
/// A retake for the pipeline: a row that New-StarVideoTask takes, with the columns of a table. It also has notes about the decision. The type
/// name shows which properties are notes and not columns.
/// </summary>
internal static class RetakeRow
{
    internal const string Type = "StarVideos.RetakeRow";

    private const string Of = "RetakeOf";

    /// <summary>The properties of a row that are notes and not columns.</summary>
    private static readonly string[] Notes = ["Decision", nameof(ReviewDecision.Rating), nameof(ReviewDecision.Edited), Of];

    internal static PSObject From(ReviewDecision decision)
    {
        var request = decision.Request!;
        var sized = request as SizedVideoRequest;
        var row = new PSObject();
        Add("Prompt", request.Prompt);
        Add("Name", request.Name);
        Add("Duration", sized?.Duration);
        Add("Ratio", sized?.Ratio);
        Add("ReferenceImages", Cell(request, "referenceImages"));
        Add("ReferenceVideos", Cell(request, "referenceVideos"));
        Add("FirstImage", Cell(request, "first_image"));
        Add("LastImage", Cell(request, "last_image"));
        Add("Count", decision.Count);
        Add("Decision", decision.Choice);
        Add(nameof(ReviewDecision.Rating), decision.Rating);
        Add(nameof(ReviewDecision.Edited), string.Join(", ", decision.Edited));
        Add(Of, decision.TaskId);
        row.TypeNames.Insert(0, Type);
        return row;

        void Add(string name, object? value) => row.Properties.Add(new PSNoteProperty(name, value));
    }

    /// <summary>Whether an object is such a row, or an exported copy of one.</summary>
    internal static bool Is(object value) => PSObject.AsPSObject(value).TypeNames.Any(static name => name.EndsWith(Type, StringComparison.Ordinal));

    /// <summary>Whether a property is a note and not a column.</summary>
    internal static bool IsNote(string name) => Array.Exists(Notes, note => string.Equals(note, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Joins several addresses to one cell, as in a table, so that a CSV file keeps them. Not possible if an address contains a semicolon.</summary>
    private static object? Cell(VideoRequest request, string field)
    {
        var addresses = RequestReferences.Of(request).Where(reference => reference.Field == field).Select(static reference => reference.Address).ToArray();
        return addresses.Length == 0 ? null
            : Array.Exists(addresses, static address => address.IndexOfAny([';', '\uFF1B']) >= 0) ? addresses
            : string.Join(";", addresses);
    }
}
