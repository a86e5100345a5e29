namespace StarVideos.References.Media;

/// <summary>A file type that is recognized by its first bytes.</summary>
/// <param name="Family">The kind of file.</param>
/// <param name="MediaType">The media type, such as <c>image/png</c>; null if the bytes are unknown.</param>
internal sealed record MediaFormat(MediaFamily Family, string? MediaType)
{
    internal static readonly MediaFormat Jpeg = Image("image/jpeg");
    internal static readonly MediaFormat Png = Image("image/png");
    internal static readonly MediaFormat WebP = Image("image/webp");
    internal static readonly MediaFormat Gif = Image("image/gif");
    internal static readonly MediaFormat Bmp = Image("image/bmp");
    internal static readonly MediaFormat Heic = Image("image/heic");
    internal static readonly MediaFormat Heif = Image("image/heif");
    internal static readonly MediaFormat Avif = Image("image/avif");
    internal static readonly MediaFormat Tiff = Image("image/tiff");
    internal static readonly MediaFormat JpegXl = Image("image/jxl");
    internal static readonly MediaFormat Svg = Image("image/svg+xml");

    internal static readonly MediaFormat Mp4 = Video("video/mp4");
    internal static readonly MediaFormat QuickTime = Video("video/quicktime");
    internal static readonly MediaFormat ThreeGp = Video("video/3gpp");
    internal static readonly MediaFormat WebM = Video("video/webm");
    internal static readonly MediaFormat Matroska = Video("video/x-matroska");
    internal static readonly MediaFormat Avi = Video("video/x-msvideo");
    internal static readonly MediaFormat Flv = Video("video/x-flv");
    internal static readonly MediaFormat Wmv = Video("video/x-ms-asf");
    internal static readonly MediaFormat MpegStream = Video("video/mpeg");
    internal static readonly MediaFormat TransportStream = Video("video/mp2t");

    internal static readonly MediaFormat Html = new(MediaFamily.Page, "text/html");
    internal static readonly MediaFormat Xml = Other("application/xml");
    internal static readonly MediaFormat Json = Other("application/json");
    internal static readonly MediaFormat Text = Other("text/plain");
    internal static readonly MediaFormat Pdf = Other("application/pdf");
    internal static readonly MediaFormat Zip = Other("application/zip");
    internal static readonly MediaFormat Gzip = Other("application/gzip");
    internal static readonly MediaFormat Mp4Audio = Other("audio/mp4");
    internal static readonly MediaFormat Mp3 = Other("audio/mpeg");
    internal static readonly MediaFormat Wave = Other("audio/wav");
    internal static readonly MediaFormat Flac = Other("audio/flac");

    internal static readonly MediaFormat Unknown = new(MediaFamily.Unknown, null);

    private static MediaFormat Image(string type) => new(MediaFamily.Image, type);

    private static MediaFormat Video(string type) => new(MediaFamily.Video, type);

    private static MediaFormat Other(string type) => new(MediaFamily.Other, type);
}
