using System.Text.Json;
using StarVideos.Text;

namespace StarVideos.Review.Import;

/// <summary>Reads a JSON file that the user gives.</summary>
internal static class JsonFile
{
    /// <summary>In bytes: more than 10,000 videos with a retake each and prompts of 5,000 characters need.</summary>
    private const long Most = 512L * 1024 * 1024;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <param name="path">The file.</param>
    /// <param name="what">What the file should be, for messages.</param>
    /// <param name="most">The largest size, in bytes.</param>
    /// <exception cref="StarVideosException">The file is missing, too large, or cannot be read.</exception>
    internal static byte[] Bytes(string path, string what, long most = Most)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw ReviewFault.Of(path, $"is a folder; give {what}");
            }

            var file = new FileInfo(path);
            if (!file.Exists)
            {
                throw ReviewFault.Of(path, $"does not exist; give {what}");
            }

            if (file.Length > most)
            {
                throw ReviewFault.Of(path, $"has {file.Length} bytes, which is more than {what} can have ({most})");
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw ReviewFault.Of(path, $"could not be read: {Clip.Message(fault.Message).TrimEnd('.')}", fault);
        }
    }

    /// <param name="path">The file, for messages.</param>
    /// <param name="json">The text in UTF-8, with or without a byte order mark.</param>
    /// <exception cref="StarVideosException">The text is not JSON.</exception>
    internal static JsonDocument Parse(string path, ReadOnlyMemory<byte> json)
    {
        try
        {
            var text = json.Span.StartsWith(ByteOrderMark) ? json.Slice(ByteOrderMark.Length) : json;
            RequireNames(path, text.Span);
            return JsonDocument.Parse(text);
        }
        catch (JsonException fault)
        {
            throw ReviewFault.Of(path, $"is broken in line {fault.LineNumber + 1}, at byte {fault.BytePositionInLine + 1} of it: it is no JSON from there on", fault);
        }
    }

    /// <summary>Checks the names of all fields first: System.Text.Json throws at a name that it cannot read, in every search for another field.</summary>
    private static void RequireNames(string path, ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text);
        try
        {
            while (json.Read())
            {
                if (json is { TokenType: JsonTokenType.PropertyName, ValueIsEscaped: true })
                {
                    _ = json.GetString();
                }
            }
        }
        catch (InvalidOperationException fault)
        {
            throw ReviewFault.Of(path, $"is broken at byte {json.TokenStartIndex + 1}: the name of a field holds half of a surrogate pair, which is no character", fault);
        }
    }

    /// <returns>The text; null if there is no such field, or if it is not a text.</returns>
    internal static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.Text() : null;

    /// <returns>The text; null if the value is not a text.</returns>
    internal static string? Text(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // The text contains half of a surrogate pair, such as \ud800.
            return null;
        }
    }

    /// <returns>The value; null if there is no such field, or if it is null.</returns>
    internal static JsonElement? Given(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A value as an error shows it.</summary>
    internal static string Shown(this JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetRawText().Trim('"') : value.GetRawText();
}
