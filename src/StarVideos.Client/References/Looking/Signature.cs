using System.Globalization;

namespace StarVideos.References.Looking;

/// <summary>Reads when a signed address expires, in the spellings of the large storage services.</summary>
internal static class Signature
{
    private static readonly string[] TimeForms = ["yyyyMMdd'T'HHmmss'Z'", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd"];

    /// <summary>The time at which the signature expires; null if there is no signature, or an unknown one.</summary>
    internal static DateTimeOffset? EndOf(Uri address)
    {
        var values = Values(address.Query);
        string? Value(string name) => values.TryGetValue(name, out var value) ? value : null;

        // X-Amz-Date and X-Amz-Expires, X-Goog-…, x-oss-…, X-Tos-…: a start time, and the seconds for which the signature is valid.
        foreach (var name in values.Keys)
        {
            const string Ending = "-expires";
            if (name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) && name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)
                && Time(Value(name.Substring(0, name.Length - Ending.Length) + "-date")) is { Year: < 9000 } begin && Number(Value(name)) is { } seconds and < 1e9)
            {
                return begin.AddSeconds(seconds);
            }
        }

        // Tencent: the first and the last second.
        if (Value("q-sign-time")?.Split(';') is { Length: 2 } span)
        {
            return Moment(Number(span[1]));
        }

        // Azure: a time in "se". Such a short name only counts if there is also a signature in "sig".
        if (Value("sig") is not null && Time(Value("se")) is { } end)
        {
            return end;
        }

        // Older signatures of Amazon, Google and Alibaba, and of many other services.
        return Moment(Number(Value("expires")));
    }

    /// <summary>A time from seconds or milliseconds since 1970; null for any other number.</summary>
    private static DateTimeOffset? Moment(double? number) => number switch
    {
        >= 1e9 and < 1e11 => DateTimeOffset.FromUnixTimeSeconds((long)number.Value),
        >= 1e12 and < 1e14 => DateTimeOffset.FromUnixTimeMilliseconds((long)number.Value),
        _ => null,
    };

    private static double? Number(string? text) =>
        text is { Length: > 0 and < 20 } && text.All(static digit => digit is >= '0' and <= '9') ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static Dictionary<string, string> Values(string query)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in query.TrimStart('?').Split('&'))
        {
            var at = part.IndexOf('=');
            if (at > 0)
            {
                // A plus stays a plus and is not a blank: the offset of a time zone may contain one.
                values[Uri.UnescapeDataString(part.Substring(0, at))] = Uri.UnescapeDataString(part.Substring(at + 1));
            }
        }

        return values;
    }
}
