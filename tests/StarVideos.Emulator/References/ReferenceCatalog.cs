using System.Text;

namespace StarVideos.Emulator.References;

/// <summary>Everything that the media host serves under <c>references/</c>.</summary>
public static class ReferenceCatalog
{
    /// <summary>In bytes. Too large to be read into memory or downloaded in a test.</summary>
    public const long LargeSize = 5_000_000_000;

    private const string Page = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Sign in to see this image.</body></html>\n";

    /// <summary>All cases, in the order of the help and the README.</summary>
    public static IReadOnlyList<ReferenceCase> All { get; } =
    [
        File("still.jpg", "JPEG, 48 x 32"),
        File("photo.jpg", "progressive JPEG with EXIF data, 48 x 32"),
        File("still.png", "PNG, 48 x 32"),
        File("lossy.webp", "WebP, lossy (VP8), 48 x 32"),
        File("lossless.webp", "WebP, lossless (VP8L), 48 x 32"),
        File("extended.webp", "WebP with metadata (VP8X), 48 x 32"),
        File("still.gif", "GIF, 48 x 32"),
        File("still.bmp", "BMP, 48 x 32"),
        File("still.heic", "the headers of a HEIC image, 48 x 32"),
        File("still.avif", "AVIF, 48 x 32"),

        File("first.mp4", "MP4, 5 s, 64 x 36, its header before the media"),
        File("last.mp4", "the same, its header behind the media"),
        File("large-sizes.mp4", "the same, sizes of 64 bits"),
        File("to-the-end.mp4", "the same, a size of 0: to the end"),
        File("long-times.mp4", "the same, header version 1: times of 64 bits"),
        File("turned.mp4", "the same, shown with a quarter turn"),
        File("fragments.mp4", "the same in fragments"),
        File("fragments-sound.mp4", "the same in fragments, with sound of 5.18 s"),
        File("dash.mp4", "the same in fragments, each with an index"),
        File("indexed.mp4", "the same in fragments, one index for all"),
        File("clip.mov", "QuickTime, 5 s, 64 x 36"),
        File("clip.webm", "WebM, 5 s, 64 x 36"),
        File("short.mp4", "MP4, 2 s"),
        File("near.mp4", "MP4, 10.04 s"),
        File("long.mp4", "MP4, 12 s"),
        File("sound.mp4", "MP4 with sound only, 5 s"),
        Large("large.mp4", "MP4, 5 s, 5 GB, its header behind the media"),

        File("no-range.mp4", "MP4, 5 s, its header behind the media; Range is not heeded", "last.mp4") with { HasRanges = false },
        Large("no-range-large.mp4", "the same, 5 GB; Range is not heeded") with { HasRanges = false },
        File("wrong-type.png", "a PNG that is called text/html", "still.png") with { ContentType = "text/html" },
        File("video.png", "a video that is called a PNG", "first.mp4") with { ContentType = "image/png" },
        Text("page.html", "an HTML page", Page, "text/html; charset=utf-8"),
        Text("page.png", "an HTML page that is called a PNG", Page, "image/png"),
        Text("error.xml", "HTTP 200 with an error as XML", "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>\n", "application/xml"),
        Text("empty.png", "an empty body", "", "image/png"),
        new("noise.bin", "bytes that are nothing known") { Content = () => new BytesContent([.. Enumerable.Range(0, 3000).Select(n => (byte)((n * 7) | 0x80))]) },

        Status("401", 401, "unauthorized"),
        Status("403", 403, "forbidden"),
        Status("404", 404, "not found"),
        Status("410", 410, "gone"),
        Status("429", 429, "too many requests"),
        Status("500", 500, "internal error"),
        Status("503", 503, "unavailable"),

        Redirect("redirect", "a redirect to still.png", request => Here(request, request.Host.Host, "still.png")),
        Redirect("redirect-host", "a redirect to still.png on the other name of this host (127.0.0.1, localhost)", request => Here(request, request.Host.Host == "127.0.0.1" ? "localhost" : "127.0.0.1", "still.png")),
        Redirect("redirect-loop", "a redirect without end", request => Here(request, request.Host.Host, "redirect-loop")),
        Redirect("redirect-file", "a redirect to file:///etc/passwd", _ => "file:///etc/passwd"),

        File("silent.png", "never answered", "still.png") with { Fault = BodyFault.Silent },
        File("stall.png", "16 bytes, then nothing", "still.png") with { Fault = BodyFault.Stalls },
        File("slow.png", "20 bytes a second", "still.png") with { Fault = BodyFault.Slow },
        File("cut.png", "16 bytes, then the connection is reset", "still.png") with { Fault = BodyFault.Cut },
        File("endless.png", "a PNG, then zeros without end; Range is not heeded", "still.png") with { Fault = BodyFault.Endless, HasRanges = false },
    ];

    internal static ReferenceCase? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    private static ReferenceCase File(string name, string summary, string? file = null) =>
        new(name, summary) { Content = () => new BytesContent(ReferenceFiles.Read(file ?? name)), ContentType = TypeOf(name) };

    private static ReferenceCase Large(string name, string summary) =>
        new(name, summary) { Content = () => Mp4Edit.Enlarged(ReferenceFiles.Read("last.mp4"), LargeSize), ContentType = "video/mp4" };

    private static ReferenceCase Text(string name, string summary, string text, string type) =>
        new(name, summary) { Content = () => new BytesContent(Encoding.UTF8.GetBytes(text)), ContentType = type };

    private static ReferenceCase Status(string name, int status, string summary) => new(name, $"HTTP {status}, {summary}") { Status = status };

    private static ReferenceCase Redirect(string name, string summary, Func<HttpRequest, string> location) => new(name, summary) { Status = 302, Location = location };

    private static string Here(HttpRequest request, string host, string name) => $"{request.Scheme}://{host}:{request.Host.Port}{ReferenceEndpoint.Folder}{name}";

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".jpg" => "image/jpeg",
        ".mp4" => "video/mp4",
        ".mov" => "video/quicktime",
        ".webm" => "video/webm",
        var image => "image/" + image[1..],
    };
}
