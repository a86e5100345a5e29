using System.Text.Json;
using System.Text.Json.Serialization;
using StarVideos.Journal;
using StarVideos.Text;

namespace StarVideos.Saving.Index;

/// <summary>One line of an index: a saved file and its task.</summary>
internal sealed class IndexLine
{
    internal const int CurrentVersion = 1;

    /// <summary>The number of hexadecimal digits.</summary>
    private const int DigestLength = 64;

    [JsonPropertyName("v")]
    public int Version { get; set; }

    /// <summary>The name of the file, which is in the folder of the index.</summary>
    [JsonPropertyName("file")]
    public string? File { get; set; }

    /// <summary>The service's id of the task.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    /// <summary>When the file was saved, UTC.</summary>
    [JsonPropertyName("savedAt")]
    public DateTime? SavedAt { get; set; }

    /// <summary>The size in bytes.</summary>
    [JsonPropertyName("size")]
    public long? Size { get; set; }

    /// <summary>The SHA-256 of the file, in lower case.</summary>
    [JsonPropertyName("sha256")]
    public string? Sha256 { get; set; }

    /// <summary>The fingerprint of the row: see <see cref="VideoTask.TakeOf"/>.</summary>
    [JsonPropertyName("row")]
    public string? Row { get; set; }

    [JsonPropertyName("take")]
    public int? Take { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("batch")]
    public string? Batch { get; set; }

    [JsonPropertyName("prompt")]
    public string? Prompt { get; set; }

    [JsonPropertyName("mode")]
    public string? Mode { get; set; }

    /// <summary>The requested length in seconds.</summary>
    [JsonPropertyName("duration")]
    public int? Duration { get; set; }

    /// <summary>The length of the video in seconds.</summary>
    [JsonPropertyName("actualDuration")]
    public double? ActualDuration { get; set; }

    [JsonPropertyName("ratio")]
    public string? Ratio { get; set; }

    /// <summary>The addresses of references without their queries, because a query may be a secret.</summary>
    [JsonPropertyName("references")]
    public string[]? References { get; set; }

    [JsonPropertyName("model")]
    public string? Model { get; set; }

    /// <summary>When the service accepted the task, UTC.</summary>
    [JsonPropertyName("createdAt")]
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it was found that the task had ended, UTC.</summary>
    [JsonPropertyName("endedAt")]
    public DateTime? EndedAt { get; set; }

    /// <param name="file">The name of the file.</param>
    /// <param name="size">The size of the file in bytes.</param>
    /// <param name="sha256">The SHA-256 of the file; null if it is not known.</param>
    /// <param name="savedAt">When the file was saved, UTC.</param>
    /// <param name="task">The task of the video.</param>
    /// <param name="facts">What the journal knows about the task.</param>
    internal static IndexLine Of(string file, long size, string? sha256, DateTime savedAt, VideoTask task, JournalFacts facts) => new()
    {
        Version = CurrentVersion,
        File = file,
        Id = task.Id,
        SavedAt = savedAt,
        Size = size,
        Sha256 = sha256,
        Row = task.TakeOf,
        Take = task.Take,
        Name = JournalRecorder.Cut(task.Name),
        Batch = JournalRecorder.Cut(task.Batch),
        Prompt = JournalRecorder.Cut(task.Prompt),
        Mode = task.Mode?.ToString(),
        Duration = task.Duration,
        ActualDuration = task.ActualDuration ?? facts.ActualDuration,
        Ratio = task.Ratio,
        References = facts.References,
        Model = task.Model,
        CreatedAt = task.CreatedAt?.ToUniversalTime(),
        EndedAt = facts.EndedAt ?? (task.IsEnded ? task.CheckedAt?.ToUniversalTime() : null),
    };

    /// <summary>The line as bytes, with its newline.</summary>
    internal byte[] ToUtf8()
    {
        using var stream = new MemoryStream();
        using (var json = JsonOutput.To(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteGiven("file", File);
            json.WriteGiven("id", Id);
            json.WriteGiven("savedAt", SavedAt);
            json.WriteGiven("size", Size);
            json.WriteGiven("sha256", Sha256);
            json.WriteGiven("row", Row);
            json.WriteGiven("take", Take);
            json.WriteGiven("name", Name);
            json.WriteGiven("batch", Batch);
            json.WriteGiven("prompt", Prompt);
            json.WriteGiven("mode", Mode);
            json.WriteGiven("duration", Duration);
            json.WriteGiven("actualDuration", ActualDuration);
            json.WriteGiven("ratio", Ratio);
            json.WriteGiven("references", References);
            json.WriteGiven("model", Model);
            json.WriteGiven("createdAt", CreatedAt);
            json.WriteGiven("endedAt", EndedAt);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <returns>The line; null if these bytes are no line of an index.</returns>
    internal static IndexLine? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, IndexJson.Default.IndexLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether the line has all required fields and no impossible value. The folder may come from another person. So only names that a saved
    /// video can have are accepted, and no line can name a file outside of the folder.
    /// </summary>
    internal bool IsUsable() =>
        Version == CurrentVersion
        && File is not null
        && SafeFileName.IsName(File)
        && TaskId.IsValid(Id)
        && Size is >= 0
        && Take is null or > 0
        && ActualDuration is null or >= 0
        && (Sha256 is null || (Sha256.Length == DigestLength && Sha256.All(static digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f'))))
        && References?.Any(static reference => reference is null) != true;
}
