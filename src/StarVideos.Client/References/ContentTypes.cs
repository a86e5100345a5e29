namespace StarVideos.References;

/// <summary>Compares the content type that a host sends with the real type of the file.</summary>
internal static class ContentTypes
{
    /// <summary>Whether the two agree. Other names of the same type agree, and so do types that only mean "unknown".</summary>
    internal static bool Agree(string told, string type)
    {
        var name = Usual(told.ToLowerInvariant());
        return name is "application/octet-stream" or "binary/octet-stream" or "application/binary"
            || name == Usual(type)
            || (IsVideo(name) && IsVideo(type));
    }

    private static bool IsVideo(string type) => type.StartsWith("video/", StringComparison.Ordinal);

    private static string Usual(string type) => type switch
    {
        "image/jpg" or "image/pjpeg" => "image/jpeg",
        "image/x-png" => "image/png",
        "image/x-ms-bmp" or "image/x-bmp" => "image/bmp",
        "image/heic" or "image/heic-sequence" or "image/heif-sequence" => "image/heif",
        "image/avif-sequence" => "image/avif",
        _ => type,
    };
}
