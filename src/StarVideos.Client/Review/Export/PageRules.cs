using System.Text.Json;

namespace StarVideos.Review.Export;

/// <summary>The rules of requests as data for the page. They are the rules that requests are checked with.</summary>
internal static class PageRules
{
    internal static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("rules");
        json.WriteStartArray("modes");
        foreach (var rule in ModeRules.All)
        {
            Write(json, rule);
        }

        json.WriteEndArray();
        WriteRange(json, "duration", VideoDuration.Shortest, VideoDuration.Longest);
        json.WriteStartArray("ratios");
        foreach (var ratio in VideoRatio.All)
        {
            json.WriteStringValue(ratio);
        }

        json.WriteEndArray();
        WriteRange(json, "count", VideoTakes.Fewest, VideoTakes.Most);
        json.WriteStartObject("address");
        json.WriteString("pattern", AddressPattern.Text);
        json.WriteString("cut", AddressPattern.Cut);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ModeRule rule)
    {
        json.WriteStartObject();
        json.WriteString("mode", rule.Mode.ToString());
        json.WriteStartArray("fields");
        foreach (var field in rule.Fields)
        {
            json.WriteStringValue(field);
        }

        json.WriteEndArray();
        if (rule.Takes(RequestFields.ReferenceImages))
        {
            WriteRange(json, "images", ModeRules.LeastImages, rule.MostImages);
        }

        if (rule.Takes(RequestFields.ReferenceVideos))
        {
            WriteRange(json, "videos", 1, 1);
        }

        json.WriteEndObject();
    }

    private static void WriteRange(Utf8JsonWriter json, string name, int least, int most)
    {
        json.WriteStartObject(name);
        json.WriteNumber("least", least);
        json.WriteNumber("most", most);
        json.WriteEndObject();
    }
}
