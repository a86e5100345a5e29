using System.Text.Json;

namespace StarVideos.Journal;

/// <summary>Finds the label in a line without parsing the whole line: a tab completion has a tenth of a second for a journal of any length.</summary>
internal static class LineLabel
{
    /// <summary>The field as this library writes it. Inside a text, a quote has a backslash before it, so no text can contain this sequence.</summary>
    private static ReadOnlySpan<byte> Field => "\"batch\":\""u8;

    /// <returns>The bytes of the label as they are in the line, with escapes; empty if there is no label.</returns>
    internal static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> line)
    {
        var start = line.IndexOf(Field);
        if (start < 0)
        {
            return default;
        }

        var label = line.Slice(start + Field.Length);
        for (var end = 0; end < label.Length; end++)
        {
            if (label[end] == (byte)'\\')
            {
                end++;
            }
            else if (label[end] == (byte)'"')
            {
                return label.Slice(0, end);
            }
        }

        return default;
    }

    /// <returns>The label as text; null if it cannot be read.</returns>
    internal static string? ToText(ReadOnlySpan<byte> label)
    {
        try
        {
            var json = new Utf8JsonReader((byte[])[(byte)'"', .. label, (byte)'"']);
            return json.Read() ? json.GetString() : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
