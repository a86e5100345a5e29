using System.Text.Json;

namespace StarVideos.Review.Import;

/// <summary>Reads and checks the request of a retake.</summary>
internal static class RetakeRequest
{
    /// <exception cref="InvalidRequestException">A field breaks a rule, or has a value of the wrong type.</exception>
    internal static VideoRequest Read(JsonElement json)
    {
        var rule = Rule(json);
        var prompt = Text(json, RequestFields.Prompt)!;
        var name = Text(json, RequestFields.Name) is { } label && !string.IsNullOrWhiteSpace(label) ? label.Trim() : null;
        var duration = rule.HasSize ? WholeNumber(json, RequestFields.Duration, VideoDuration.Rule) : null;
        var ratio = rule.HasSize && Text(json, RequestFields.Ratio) is { Length: > 0 } shape ? shape : null;
        return rule.Mode switch
        {
            VideoMode.ImageReference => new ImageReferenceRequest(prompt, List(json, RequestFields.ReferenceImages), duration, ratio, name),
            VideoMode.FirstLastFrame => new FirstLastFrameRequest(prompt, Text(json, RequestFields.FirstImage)!, Text(json, RequestFields.LastImage)!, duration, ratio, name),
            VideoMode.VideoReference => new VideoReferenceRequest(prompt, Video(json), name),
            VideoMode.ImageAndVideo => new ImageAndVideoRequest(prompt, List(json, RequestFields.ReferenceImages), Video(json), name),
            _ => new TextRequest(prompt, duration, ratio, name),
        };
    }

    /// <summary>The fields of the request that differ from those in the page.</summary>
    internal static IReadOnlyList<string> Edited(JsonElement entry, VideoRequest request)
    {
        var asked = entry.Given("request") ?? default;
        var edited = new List<string>();
        var sized = request as SizedVideoRequest;
        Compare(RequestFields.Prompt, asked.Text(RequestFields.Prompt), request.Prompt);
        Compare(RequestFields.Name, entry.Text("name"), request.Name);
        Compare("mode", entry.Text("mode"), request.Mode.ToString());
        Compare(RequestFields.Duration, asked.Given(RequestFields.Duration)?.GetRawText(), sized?.Duration?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Compare(RequestFields.Ratio, asked.Text(RequestFields.Ratio), sized?.Ratio);
        foreach (var field in new[] { RequestFields.ReferenceImages, RequestFields.FirstImage, RequestFields.LastImage, RequestFields.ReferenceVideos })
        {
            Compare(field, Joined(asked.Given(field)), string.Join("\n", RequestReferences.Of(request).Where(reference => reference.Field == field).Select(static reference => reference.Address)));
        }

        return edited;

        void Compare(string field, string? before, string? after)
        {
            if ((before ?? "") != (after ?? ""))
            {
                edited.Add(field);
            }
        }
    }

    private static string? Joined(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Array } list => string.Join("\n", list.EnumerateArray().Select(static one => one.Text() ?? one.Shown())),
        { } one => one.Text() ?? one.Shown(),
        _ => null,
    };

    private static ModeRule Rule(JsonElement json)
    {
        var name = Text(json, "mode");
        return Array.Find(ModeRules.All, rule => rule.Mode.ToString() == name)
            ?? throw new InvalidRequestException("mode", name, $"must be one of {string.Join(", ", ModeRules.All.Select(static rule => rule.Mode))}");
    }

    private static string? Text(JsonElement json, string field)
    {
        if (json.Given(field) is not { } value)
        {
            return null;
        }

        return Text(value, field, "must be a text");
    }

    /// <exception cref="InvalidRequestException">The value is not a text.</exception>
    private static string Text(JsonElement value, string field, string rule) => value.Text()
        ?? throw new InvalidRequestException(field, value.Shown(), value.ValueKind == JsonValueKind.String ? "holds half of a surrogate pair, which is no character" : rule);

    private static int? WholeNumber(JsonElement json, string field, string rule) => json.Given(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
        { } value => throw new InvalidRequestException(field, value.Shown(), rule),
    };

    private static string Video(JsonElement json) =>
        List(json, RequestFields.ReferenceVideos) is { Length: 1 } videos ? videos[0]
        : throw new InvalidRequestException(RequestFields.ReferenceVideos, $"{List(json, RequestFields.ReferenceVideos).Length} videos", "takes exactly 1 video");

    private static string[] List(JsonElement json, string field)
    {
        if (json.Given(field) is not { } value)
        {
            return [];
        }

        const string Rule = "must be a list of addresses";
        return value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(one => Text(one, field, Rule)).ToArray()
            : throw new InvalidRequestException(field, value.Shown(), Rule);
    }
}
