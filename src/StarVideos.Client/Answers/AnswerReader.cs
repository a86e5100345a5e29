using System.Globalization;
using System.Text.Json;
using StarVideos.Text;

namespace StarVideos.Answers;

/// <summary>
/// Reads answers as they are met, not only as they are documented: flat or wrapped in <c>data</c>, errors as text or object under
/// several names, numbers as texts, null or absent fields alike.
/// </summary>
/// <param name="scrub">Takes the key out of a text, should the service repeat it. Applied before anything is cut, or a part of the key could remain.</param>
internal sealed class AnswerReader(Func<string, string> scrub)
{
    private const int DeepestNesting = 32;

    private static readonly string[] MessageFields = ["message", "msg", "detail", "fail_reason"];

    /// <summary>Null if the body is not one JSON object.</summary>
    internal ServiceAnswer? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A string with half a surrogate pair parses, and cannot be read.
            return null;
        }
    }

    private ServiceAnswer Read(JsonElement root)
    {
        var isWrapped = !root.TryGetProperty("id", out _) && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object;
        var task = isWrapped ? root.GetProperty("data") : root;
        return new ServiceAnswer
        {
            Id = Text(task, "id"),
            Status = Text(task, "status"),
            VideoUrl = Text(task, "video_url"),
            ActualDuration = Number(task, "actualDuration"),
            Created = Time(task, "created"),
            Model = Text(task, "model"),
            Fault = Fault(task) ?? (isWrapped ? Fault(root) : null),
        };
    }

    private ServiceFault? Fault(JsonElement element)
    {
        var code = Text(element, "code");
        if (element.TryGetProperty("error", out var error))
        {
            if (error.ValueKind == JsonValueKind.Object)
            {
                return new ServiceFault(Code(Text(error, "code") ?? code), Clip.Message(FirstMessage(error) ?? scrub(error.GetRawText())));
            }

            if (Text(error) is { } text)
            {
                return new ServiceFault(Code(code), Clip.Message(text));
            }
        }

        return (FirstMessage(element) ?? code) is { } message && !SaysAllIsWell(code, message) ? new ServiceFault(Code(code), Clip.Message(message)) : null;
    }

    /// <summary><c>{"code":0,"msg":null,"data":{…}}</c> and its kin are no errors.</summary>
    private static bool SaysAllIsWell(string? code, string message) =>
        code is "0" or "200"
        || (code is null && (message.Equals("ok", StringComparison.OrdinalIgnoreCase) || message.Equals("success", StringComparison.OrdinalIgnoreCase)));

    private static string? Code(string? code) => code is null ? null : Clip.Clean(code, Clip.ValueLength);

    private string? FirstMessage(JsonElement element) =>
        MessageFields.Select(field => Text(element, field)).FirstOrDefault(text => text is not null);

    private string? Text(JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) ? Text(value) : null;

    private string? Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : scrub(text!);
    }

    private double? Number(JsonElement element, string field) =>
        double.TryParse(Text(element, field), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && !double.IsInfinity(number)
            ? number
            : null;

    private DateTimeOffset? Time(JsonElement element, string field)
    {
        const double EndOfCalendar = 253402300799; // 9999-12-31T23:59:59Z in Unix seconds.
        return Number(element, field) is { } seconds && seconds <= EndOfCalendar ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
    }
}
