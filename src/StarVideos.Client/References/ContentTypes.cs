namespace StarVideos.References;

/// <summary>Whether what a host calls a file is what it is.</summary>
internal static class ContentTypes
{
    /// <summary>Also true where the host only says that it does not know, and for other names of the same.</summary>
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
