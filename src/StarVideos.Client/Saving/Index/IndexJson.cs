using System.Text.Json.Serialization;

namespace StarVideos.Saving.Index;

/// <summary>Reads the lines of an index.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IndexLine))]
internal sealed partial class IndexJson : JsonSerializerContext;
