using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace StarVideos.Text;

/// <summary>
/// Writes JSON field by field. In a new process, the first use of the serializer takes longer than sending a request.
/// </summary>
internal static class JsonOutput
{
    // Chinese prompts stay readable in the journal and in -WhatIf. This text is never put into HTML.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // For HTML: letters of every script stay readable. Characters that could end the element, or a line of a script, are escaped.
    private static readonly JsonWriterOptions InHtml = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal static Utf8JsonWriter To(Stream stream) => new(stream, Readable);

    /// <summary>A writer for JSON in a script element of a page: no text can end the element.</summary>
    internal static Utf8JsonWriter ToHtml(Stream stream) => new(stream, InHtml);

    /// <summary>Writes a field unless its value is null.</summary>
    internal static void WriteGiven(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <inheritdoc cref="WriteGiven(Utf8JsonWriter, string, string?)"/>
    internal static void WriteGiven(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    /// <inheritdoc cref="WriteGiven(Utf8JsonWriter, string, string?)"/>
    internal static void WriteGiven(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && !double.IsNaN(number) && !double.IsInfinity(number))
        {
            json.WriteNumber(name, number);
        }
    }

    /// <inheritdoc cref="WriteGiven(Utf8JsonWriter, string, string?)"/>
    internal static void WriteGiven(this Utf8JsonWriter json, string name, DateTime? value)
    {
        if (value is { } time)
        {
            json.WriteString(name, time);
        }
    }

    /// <inheritdoc cref="WriteGiven(Utf8JsonWriter, string, string?)"/>
    internal static void WriteGiven(this Utf8JsonWriter json, string name, IEnumerable<string>? values)
    {
        if (values is not null)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }
}
