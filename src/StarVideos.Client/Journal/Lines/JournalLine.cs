using System.Text.Json;
using System.Text.Json.Serialization;
using StarVideos.Text;

namespace StarVideos.Journal;

/// <summary>
/// One line of the journal: an event and its fields. Every line except an intent refers to an earlier line, by the id of an intent or a
/// task.
/// </summary>
internal sealed class JournalLine
{
    internal const int CurrentVersion = 1;

    [JsonPropertyName("v")]
    public int Version { get; set; }

    /// <summary>When the event happened, UTC.</summary>
    [JsonPropertyName("at")]
    public DateTime At { get; set; }

    /// <summary>One of <see cref="LineEvent"/>.</summary>
    [JsonPropertyName("event")]
    public string? Event { get; set; }

    /// <summary>The id of the intent; an outcome names the intent it belongs to.</summary>
    [JsonPropertyName("intent")]
    public string? Intent { get; set; }

    /// <summary>The id of the intent with an unknown outcome that this intent replaces.</summary>
    [JsonPropertyName("replaces")]
    public string? Replaces { get; set; }

    /// <summary>The process that is about to send the request: see <see cref="ProcessMark"/>.</summary>
    [JsonPropertyName("by")]
    public string? By { get; set; }

    /// <summary>The fingerprint of the request, equal for identical requests: see <see cref="RequestFingerprint"/>.</summary>
    [JsonPropertyName("row")]
    public string? Row { get; set; }

    /// <summary>The number of the take within its row, from 2; absent for the first take.</summary>
    [JsonPropertyName("take")]
    public int? Take { get; set; }

    /// <summary>The fingerprint of the row that this is a take of; absent for the first take, which has it in <see cref="Row"/>.</summary>
    [JsonPropertyName("takeOf")]
    public string? TakeOf { get; set; }

    [JsonPropertyName("batch")]
    public string? Batch { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("mode")]
    public string? Mode { get; set; }

    [JsonPropertyName("prompt")]
    public string? Prompt { get; set; }

    [JsonPropertyName("duration")]
    public int? Duration { get; set; }

    [JsonPropertyName("ratio")]
    public string? Ratio { get; set; }

    /// <summary>The addresses of references without their queries, because a query may be a secret.</summary>
    [JsonPropertyName("references")]
    public string[]? References { get; set; }

    [JsonPropertyName("baseUri")]
    public string? BaseUri { get; set; }

    /// <summary>The service's id of the task.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    /// <summary>When the service accepted the task, UTC.</summary>
    [JsonPropertyName("createdAt")]
    public DateTime? CreatedAt { get; set; }

    /// <summary>The full path of a saved video.</summary>
    [JsonPropertyName("file")]
    public string? File { get; set; }

    [JsonPropertyName("reason")]
    public string? Reason { get; set; }

    /// <summary>Bytes: of the lines that the last compaction kept, or of a saved video.</summary>
    [JsonPropertyName("size")]
    public long? Size { get; set; }

    /// <summary>The length of the finished video in seconds.</summary>
    [JsonPropertyName("seconds")]
    public double? Seconds { get; set; }

    internal static JournalLine Of(string journalEvent, DateTimeOffset at) =>
        new() { Version = CurrentVersion, At = at.UtcDateTime, Event = journalEvent };

    /// <summary>The line as bytes, with its newline.</summary>
    internal byte[] ToUtf8()
    {
        using var stream = new MemoryStream();
        using (var json = JsonOutput.To(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteString("at", At);
            json.WriteGiven("event", Event);
            json.WriteGiven("intent", Intent);
            json.WriteGiven("replaces", Replaces);
            json.WriteGiven("by", By);
            json.WriteGiven("row", Row);
            json.WriteGiven("take", Take);
            json.WriteGiven("takeOf", TakeOf);
            json.WriteGiven("batch", Batch);
            json.WriteGiven("name", Name);
            json.WriteGiven("mode", Mode);
            json.WriteGiven("prompt", Prompt);
            json.WriteGiven("duration", Duration);
            json.WriteGiven("ratio", Ratio);
            json.WriteGiven("references", References);
            json.WriteGiven("baseUri", BaseUri);
            json.WriteGiven("id", Id);
            json.WriteGiven("status", Status);
            json.WriteGiven("createdAt", CreatedAt);
            json.WriteGiven("file", File);
            json.WriteGiven("reason", Reason);
            json.WriteGiven("size", Size);
            json.WriteGiven("seconds", Seconds);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <returns>The line; null if the bytes are no line of a journal.</returns>
    internal static JournalLine? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, LineJson.Default.JournalLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The version number of a line; 0 if it has none. For a line whose fields cannot be read, because a newer version may use other fields.</summary>
    internal static int VersionOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var json = new Utf8JsonReader(bytes);
            var version = 0;
            while (json.Read())
            {
                if (json is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && json.ValueTextEquals("v"u8) && json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var number))
                {
                    version = number;
                }
            }

            return version;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>Whether the line has the fields that its event needs. A person may have edited the file, so ids are checked too.</summary>
    internal bool IsComplete() => Event switch
    {
        LineEvent.Intent => Intent is not null && Row is not null,
        LineEvent.Created => Intent is not null && TaskId.IsValid(Id),
        LineEvent.Rejected or LineEvent.Unknown => Intent is not null,
        LineEvent.Ended => TaskId.IsValid(Id) && Status is not null,
        LineEvent.Saved => TaskId.IsValid(Id) && !string.IsNullOrWhiteSpace(File),
        LineEvent.Compacted or LineEvent.Moved => true,
        _ => false,
    };
}
