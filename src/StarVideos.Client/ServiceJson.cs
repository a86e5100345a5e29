using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StarVideos.Journal;

namespace StarVideos;

/// <summary>Everything this library writes as JSON, compiled ahead so that nothing is reflected over at run time.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RequestBody))]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class ServiceJson : JsonSerializerContext
{
    static ServiceJson() =>
        // A prompt in Chinese stays readable in the journal and in -WhatIf; the text never meets HTML.
        Default = new ServiceJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
