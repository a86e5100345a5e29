using System.Text.Json.Serialization;

namespace StarVideos.Journal;

/// <summary>Reads the lines of a journal.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class LineJson : JsonSerializerContext;
