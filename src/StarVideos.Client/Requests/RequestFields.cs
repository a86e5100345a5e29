namespace StarVideos;

/// <summary>The fields of a request, as the service spells them.</summary>
internal static class RequestFields
{
    internal const string Prompt = "prompt";
    internal const string Duration = "duration";
    internal const string Ratio = "ratio";
    internal const string ReferenceImages = "referenceImages";
    internal const string ReferenceVideos = "referenceVideos";
    internal const string FirstImage = "first_image";
    internal const string LastImage = "last_image";

    /// <summary>The caller's own label. It is not a field of the service.</summary>
    internal const string Name = "name";
}
