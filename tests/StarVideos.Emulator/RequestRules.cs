using System.Globalization;
using System.Text.Json;

namespace StarVideos.Emulator;

/// <summary>
/// The documented rules of a create request, read strictly: what is not documented is refused. Written independently of any client, so that
/// the two implementations can be compared.
/// </summary>
internal static class RequestRules
{
    private const int MinDuration = 3;
    private const int MaxDuration = 15;
    private const int MaxImages = 7;
    private const int MaxImagesBesideVideo = 4;
    private const int Shown = 100;

    private static readonly string[] Ratios = ["9:16", "1:1", "16:9"];

    private static readonly string[] Fields =
        ["model", "prompt", "duration", "ratio", "referenceImages", "first_image", "last_image", "referenceVideos"];

    /// <summary>Parses a body, or reports the rule that it breaks.</summary>
    /// <exception cref="RuleBrokenException">The message names the field, the value and the rule.</exception>
    public static CreateRequest Read(byte[] body)
    {
        if (!RequestBody.IsUtf8(body))
        {
            throw new RuleBrokenException("The request body is not UTF-8; it must be JSON in UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException problem)
        {
            throw new RuleBrokenException($"The request body is not valid JSON: {problem.Message}");
        }
        catch (InvalidOperationException)
        {
            // A single escape such as \ud800 is valid JSON, but not a text.
            throw new RuleBrokenException("The request body has a string with half of a surrogate pair; strings must be valid Unicode.");
        }
    }

    private static CreateRequest Read(JsonElement root)
    {
        var fields = Collect(root);

        var model = Text(fields, "model") ?? throw Missing("model", $"it must be \"{CreateRequest.Model}\"");
        if (model != CreateRequest.Model)
        {
            throw Broken("model", fields["model"], $"must be \"{CreateRequest.Model}\"");
        }

        var prompt = Text(fields, "prompt") ?? throw Missing("prompt", "it is required in every mode");
        if (prompt.All(char.IsWhiteSpace))
        {
            throw Broken("prompt", fields["prompt"], "must contain a character that is not white space");
        }

        var request = new CreateRequest(
            prompt,
            Duration(fields),
            Ratio(fields),
            Urls(fields, "referenceImages", MaxImages),
            Url(fields, "first_image"),
            Url(fields, "last_image"),
            Urls(fields, "referenceVideos", 1));
        CheckCombination(request);
        return request;
    }

    private static Dictionary<string, JsonElement> Collect(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new RuleBrokenException($"The request body is {Show(root)}; it must be a JSON object.");
        }

        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (!Fields.Contains(property.Name, StringComparer.Ordinal))
            {
                throw Broken(Cut(property.Name), property.Value, $"is not a field of this request; the fields are {string.Join(", ", Fields)}");
            }

            if (!fields.TryAdd(property.Name, property.Value))
            {
                throw Broken(property.Name, property.Value, "is given twice; a field may be given once");
            }
        }

        return fields;
    }

    private static string? Text(Dictionary<string, JsonElement> fields, string name)
    {
        if (!fields.TryGetValue(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Broken(name, value, "must be a string");
    }

    private static int? Duration(Dictionary<string, JsonElement> fields)
    {
        if (!fields.TryGetValue("duration", out var value))
        {
            return null;
        }

        // Judged by the spelling: 5.0 and 5e0 are numbers equal to five, but not integers.
        var isInteger = value.ValueKind == JsonValueKind.Number && value.GetRawText().All(c => char.IsAsciiDigit(c) || c == '-');
        return isInteger && value.TryGetInt32(out var seconds) && seconds is >= MinDuration and <= MaxDuration
            ? seconds
            : throw Broken("duration", value, $"must be an integer from {MinDuration} to {MaxDuration} (seconds)");
    }

    private static string? Ratio(Dictionary<string, JsonElement> fields)
    {
        var ratio = Text(fields, "ratio");
        return ratio is null || Ratios.Contains(ratio, StringComparer.Ordinal)
            ? ratio
            : throw Broken("ratio", fields["ratio"], $"must be one of {string.Join(", ", Ratios)}");
    }

    private static string? Url(Dictionary<string, JsonElement> fields, string name)
    {
        var url = Text(fields, name);
        return url is null || IsUrl(url) ? url : throw Broken(name, fields[name], UrlRule);
    }

    private static string[]? Urls(Dictionary<string, JsonElement> fields, string name, int max)
    {
        if (!fields.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Broken(name, value, "must be an array of URLs");
        }

        var count = value.GetArrayLength();
        if (count < 1 || count > max)
        {
            throw Broken(name, value, max == 1 ? $"has {count} URLs, must have exactly 1" : $"has {count} URLs, must have 1 to {max}");
        }

        return [.. value.EnumerateArray().Select((item, index) =>
            item.ValueKind == JsonValueKind.String && IsUrl(item.GetString()!)
                ? item.GetString()!
                : throw Broken($"{name}[{index}]", item, UrlRule))];
    }

    private const string UrlRule = "must be an absolute http or https URL with the name or the number of a host and without white space or control characters";

    private static bool IsUrl(string text)
    {
        var hasScheme = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        return hasScheme
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            && Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Host.Length > 0
            && url.HostNameType != UriHostNameType.Basic
            && !text.Split('/')[2].Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format);
    }

    private static void CheckCombination(CreateRequest request)
    {
        var hasVideo = request.ReferenceVideos is not null;
        var hasFrame = request.FirstImage is not null || request.LastImage is not null;

        if (hasVideo && request.Duration is not null)
        {
            throw new RuleBrokenException($"duration: {request.Duration} must not be given with referenceVideos; the output follows the reference video.");
        }

        if (hasVideo && request.Ratio is not null)
        {
            throw new RuleBrokenException($"ratio: \"{request.Ratio}\" must not be given with referenceVideos; the output follows the reference video.");
        }

        if (hasVideo && request.ReferenceImages?.Count > MaxImagesBesideVideo)
        {
            throw new RuleBrokenException(
                $"referenceImages: has {request.ReferenceImages.Count} URLs, must have 1 to {MaxImagesBesideVideo} together with referenceVideos.");
        }

        if (hasFrame && (request.FirstImage is null || request.LastImage is null))
        {
            var (given, other) = request.LastImage is null ? ("first_image", "last_image") : ("last_image", "first_image");
            throw new RuleBrokenException($"{given}: \"{Cut(request.FirstImage ?? request.LastImage!)}\" must be given together with {other}; both or neither.");
        }

        if (hasFrame && (hasVideo || request.ReferenceImages is not null))
        {
            var other = hasVideo ? "referenceVideos" : "referenceImages";
            throw new RuleBrokenException($"first_image: \"{Cut(request.FirstImage!)}\" must not be given with {other}; they are different modes.");
        }
    }

    private static RuleBrokenException Missing(string field, string rule) => new($"{field}: is missing; {rule}.");

    private static RuleBrokenException Broken(string field, JsonElement value, string rule) => new($"{field}: {Show(value)} {rule}.");

    private static string Show(JsonElement value) => Cut(value.GetRawText());

    private static string Cut(string text) => text.Length <= Shown ? text : text[..Shown] + "…";
}

/// <summary>A create request breaks a documented rule.</summary>
internal sealed class RuleBrokenException(string message) : Exception(message);
