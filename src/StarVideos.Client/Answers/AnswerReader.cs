using System.Globalization;
using System.Text.Json;
using StarVideos.Text;

namespace StarVideos.Answers;

/// <summary>
/// Reads the shapes of answers that the service is seen to send, not only the documented ones: flat or wrapped in <c>data</c>, errors as
/// text or object under several names, numbers as text. An absent field and a null field mean the same.
/// </summary>
/// <param name="scrub">
/// Removes the key from a text that is shown, because a service may repeat the key. Applied before a text is cut; otherwise a part of the key
/// could remain.
/// </param>
/// <param name="scrubUsed">
/// Removes the key from a text that is used, such as an id. Removes less than <paramref name="scrub"/>: an id may share a few characters with
/// the key by chance.
/// </param>
internal sealed class AnswerReader(Func<string, string> scrub, Func<string, string>? scrubUsed = null)
{
    private const int DeepestNesting = 32;

    /// <summary>Fields that give the reason of a failure.</summary>
    private static readonly string[] ReasonFields = ["fail_reason", "detail"];

    /// <summary>The fields with a reason, then the fields with a message about the whole request.</summary>
    private static readonly string[] MessageFields = [.. ReasonFields, "message", "msg"];

    /// <summary>Reads a body.</summary>
    /// <returns>The answer; null if the body is not one JSON object.</returns>
    internal ServiceAnswer? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(BodyText.Decode(body), new JsonDocumentOptions { MaxDepth = DeepestNesting });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private ServiceAnswer Read(JsonElement root)
    {
        var isWrapped = Raw(root, "id") is null && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object;
        var task = isWrapped ? root.GetProperty("data") : root;
        var id = Used(task, "id");
        return new ServiceAnswer
        {
            Id = id,
            Status = Used(task, "status"),
            VideoUrl = Used(task, "video_url"),
            ActualDuration = Number(task, "actualDuration"),
            Created = Time(task, "created"),
            Model = Text(task, "model"),
            Fault = Fault(task) ?? (isWrapped ? Fault(root) : null),
            IsRefusal = id is null && RefusalProof.IsIn(root),
        };
    }

    private ServiceFault? Fault(JsonElement element)
    {
        var code = Used(element, "code");
        if (element.TryGetProperty("error", out var error))
        {
            if (error.ValueKind == JsonValueKind.Object && (FirstMessage(error, MessageFields) ?? AllTexts(error)) is { } message)
            {
                return new ServiceFault(Code(Used(error, "code") ?? code), message);
            }

            if (Text(error) is { } text && Clip.Message(text) is { Length: > 0 } shown)
            {
                return new ServiceFault(Code(code), shown);
            }
        }

        // A body such as {"code":0,"msg":null,"data":{…}} is no error, unless another field gives the reason of a failure.
        var isFine = code is "0" or "200" || IsFriendly(code) || MessageFields.Any(field => IsFriendly(Text(element, field)));
        return (isFine ? FirstMessage(element, ReasonFields) : FirstMessage(element, MessageFields) ?? code) is { } words ? new ServiceFault(Code(code), Clip.Message(words)) : null;
    }

    private static string? Code(string? code) => code is null ? null : Clip.Clean(code, Clip.ValueLength);

    private string? FirstMessage(JsonElement element, string[] fields) =>
        fields.Select(field => Text(element, field)).OfType<string>().Select(Clip.Message).FirstOrDefault(static text => text.Length > 0 && !IsFriendly(text));

    private static bool IsFriendly(string? text) =>
        string.Equals(text, "ok", StringComparison.OrdinalIgnoreCase) || string.Equals(text, "success", StringComparison.OrdinalIgnoreCase);

    /// <summary>All texts of an error object of an unknown shape, with JSON escapes resolved: the key could hide behind escapes.</summary>
    private string? AllTexts(JsonElement error)
    {
        var texts = error.EnumerateObject().Select(field => (field.Name, Value: Text(field.Value))).Where(static field => field.Value is not null);
        var joined = Clip.Message(scrub(string.Join(", ", texts.Select(static field => $"{field.Name}: {field.Value}"))));
        return joined.Length > 0 ? joined : null;
    }

    private string? Used(JsonElement element, string field) => Raw(element, field) is { } text ? (scrubUsed ?? scrub)(text) : null;

    private static string? Raw(JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) ? Raw(value) : null;

    private static string? Raw(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private string? Text(JsonElement element, string field) => Raw(element, field) is { } text ? scrub(text) : null;

    private string? Text(JsonElement value) => Raw(value) is { } text ? scrub(text) : null;

    private static double? Number(JsonElement element, string field) =>
        double.TryParse(Raw(element, field), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && !double.IsInfinity(number)
            ? number
            : null;

    private static DateTimeOffset? Time(JsonElement element, string field)
    {
        const double EndOfCalendar = 253402300799; // 9999-12-31T23:59:59Z in Unix seconds.
        return Number(element, field) is { } seconds && seconds <= EndOfCalendar ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
    }
}
