using System.Text.Json;
using StarVideos.Text;

namespace StarVideos.Review.Export;

/// <summary>Writes one entry of the page as JSON.</summary>
internal static class PageEntryJson
{
    /// <param name="json">The writer.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="place">The address of its file; null if there is none.</param>
    /// <param name="file">The file; null if there is none.</param>
    internal static void Write(Utf8JsonWriter json, ReviewEntry entry, RelativeAddress? place, FileInfo? file)
    {
        var task = entry.Task;
        json.WriteStartObject();
        json.WriteString("id", task.Id);
        json.WriteNumber("row", entry.Row);
        json.WriteGiven("take", task.Take);
        json.WriteGiven("takeOf", task.TakeOf);
        json.WriteGiven("name", task.Name);
        json.WriteGiven("batch", task.Batch);
        json.WriteString("status", task.Status.ToString());
        json.WriteGiven("error", task.Error);
        json.WriteGiven("errorCode", task.ErrorCode);
        json.WriteGiven("mode", task.Mode?.ToString());
        json.WriteGiven("model", task.Model);
        WriteRequest(json, entry);
        json.WriteGiven("actualDuration", task.ActualDuration);
        json.WriteGiven("createdAt", task.CreatedAt?.ToUniversalTime());
        json.WriteGiven("endedAt", entry.EndedAt?.ToUniversalTime());
        if (place is not null && file is not null)
        {
            json.WriteGiven("savedAt", (entry.SavedAt ?? file.LastWriteTime).ToUniversalTime());
            json.WriteGiven("file", place.Address);
            json.WriteString("fileName", place.Shown);
            json.WriteNumber("size", file.Length);
        }

        json.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter json, ReviewEntry entry)
    {
        var task = entry.Task;
        json.WriteStartObject("request");
        json.WriteGiven(RequestFields.Prompt, task.Prompt);
        json.WriteGiven(RequestFields.Duration, task.Duration);
        json.WriteGiven(RequestFields.Ratio, task.Ratio);
        var references = Array.ConvertAll(entry.References.ToArray(), Shown);
        if (task.Mode is { } mode && references.Length > 0)
        {
            WriteReferences(json, ModeRules.Of(mode), references);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the references in the order of the request: images, then the video.</summary>
    private static void WriteReferences(Utf8JsonWriter json, ModeRule rule, string[] references)
    {
        if (rule.Takes(RequestFields.FirstImage))
        {
            json.WriteString(RequestFields.FirstImage, references[0]);
            json.WriteGiven(RequestFields.LastImage, references.Length > 1 ? references[1] : null);
            return;
        }

        var videos = rule.Takes(RequestFields.ReferenceVideos) ? 1 : 0;
        if (rule.Takes(RequestFields.ReferenceImages))
        {
            json.WriteGiven(RequestFields.ReferenceImages, references.Take(references.Length - videos));
        }

        if (videos > 0)
        {
            json.WriteGiven(RequestFields.ReferenceVideos, references.Skip(references.Length - videos));
        }
    }

    /// <summary>
    /// A reference as the journal has it, without its query: a query may give access to the file, so it belongs neither in a page nor in the
    /// journal. An address that was cut for its length cannot be used either, so it gets the same mark at its end.
    /// </summary>
    private static string Shown(string reference)
    {
        var shown = Uri.TryCreate(reference, UriKind.Absolute, out var address) ? Redacted.Url(address) : Clip.Message(reference);
        return shown.EndsWith("…", StringComparison.Ordinal) && !shown.EndsWith(AddressPattern.Cut, StringComparison.Ordinal) ? shown.TrimEnd('…') + AddressPattern.Cut : shown;
    }
}
