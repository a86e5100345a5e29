using static StarVideos.ReferenceFindingKind;
using static StarVideos.ReferenceKind;

namespace StarVideos.Client.Tests.Proofs.References;

/// <summary>The whole table: the tests run it, and docs/PROOFS.md shows it.</summary>
internal static class ReferenceCells
{
    internal const string Refused = "connection refused";
    internal const string NoSuchHost = "no such host";
    internal const string NoNameServer = "no answer about the host";
    internal const string NoTls = "no TLS";

    internal static IReadOnlyList<ReferenceCell> All { get; } =
    [
        new("still.jpg", Image, true, 1, 278, "image/jpeg, 48 x 32"),
        new("photo.jpg", Image, true, 1, 1205, "image/jpeg, 48 x 32"),
        new("still.png", Image, true, 1, 151, "image/png, 48 x 32"),
        new("lossy.webp", Image, true, 1, 78, "image/webp, 48 x 32"),
        new("lossless.webp", Image, true, 1, 38, "image/webp, 48 x 32"),
        new("extended.webp", Image, true, 1, 778, "image/webp, 48 x 32"),
        new("still.gif", Image, true, 1, 79, "image/gif, 48 x 32"),
        new("still.bmp", Image, true, 1, 4662, "image/bmp, 48 x 32"),
        new("still.heic", Image, true, 1, 286, "image/heic, 48 x 32"),
        new("still.avif", Image, true, 1, 286, "image/avif, 48 x 32"),

        new("first.mp4", Video, true, 1, 1956, "video/mp4, 64 x 36, 5 s"),
        new("last.mp4", Video, true, 1, 1956, "video/mp4, 64 x 36, 5 s"),
        new("large-sizes.mp4", Video, true, 1, 1956, "video/mp4, 64 x 36, 5 s"),
        new("to-the-end.mp4", Video, true, 1, 1956, "video/mp4, 64 x 36, 5 s"),
        new("long-times.mp4", Video, true, 1, 1968, "video/mp4, 64 x 36, 5 s"),
        new("turned.mp4", Video, true, 1, 1956, "video/mp4, 36 x 64, 5 s"),
        new("fragments.mp4", Video, true, 1, 3282, "video/mp4, 64 x 36, 5 s"),
        new("fragments-sound.mp4", Video, true, 1, 9703, "video/mp4, 64 x 36, 5.178 s"),
        new("dash.mp4", Video, true, 1, 3542, "video/mp4, 64 x 36, 5 s"),
        new("indexed.mp4", Video, true, 1, 3382, "video/mp4, 64 x 36, 5 s"),
        new("clip.mov", Video, true, 1, 1927, "video/quicktime, 64 x 36, 5 s"),
        new("clip.webm", Video, true, 1, 3904, "video/webm, 64 x 36, 5 s"),
        new("short.mp4", Video, false, 1, 1735, "video/mp4, 64 x 36, 2 s", DurationOutOfRange),
        new("near.mp4", Video, null, 1, 4943, "video/mp4, 64 x 36, 10.04 s", DurationNearLimit),
        new("long.mp4", Video, false, 1, 2485, "video/mp4, 64 x 36, 12 s", DurationOutOfRange),
        new("sound.mp4", Video, false, 1, 6087, "video/mp4, 5.128 s", WrongType),
        new("large.mp4", Video, true, 2, 33_597, "video/mp4, 64 x 36, 5 s", VeryLarge),

        new("no-range.mp4", Video, true, 1, 1956, "video/mp4, 64 x 36, 5 s"),
        new("no-range-large.mp4", Video, null, 1, 32_768, "video/mp4", DurationUnknown, VeryLarge),
        new("still.png", Video, false, 1, 151, "image/png, 48 x 32", WrongType),
        new("first.mp4", Image, false, 1, 1956, "video/mp4, 64 x 36, 5 s", WrongType),
        new("wrong-type.png", Image, true, 1, 151, "image/png, 48 x 32", TypeMismatch),
        new("video.png", Image, false, 1, 1956, "video/mp4, 64 x 36, 5 s", WrongType, TypeMismatch),
        new("page.html", Image, false, 1, 104, "text/html", WebPage),
        new("page.html", Video, false, 1, 104, "text/html", WebPage),
        new("page.png", Image, false, 1, 104, "text/html", WebPage),
        new("error.xml", Image, false, 1, 63, "application/xml", WrongType),
        new("empty.png", Image, false, 1, 0, "", Empty),
        new("noise.bin", Image, null, 1, 3000, "", TypeUnknown),

        new("401", Image, false, 1, 0, "", ReferenceFindingKind.Refused),
        new("403", Image, false, 1, 0, "", ReferenceFindingKind.Refused),
        new("404", Image, false, 1, 0, "", NotFound),
        new("410", Image, false, 1, 0, "", NotFound),
        new("429", Image, null, 1, 0, "", TryLater),
        new("500", Image, null, 1, 0, "", TryLater),
        new("503", Image, null, 1, 0, "", TryLater),

        new("redirect", Image, true, 2, 151, "image/png, 48 x 32"),
        new("redirect-host", Image, true, 2, 151, "image/png, 48 x 32", OtherHost),
        new("redirect-loop", Image, null, 6, 0, "", RedirectNotFollowed),
        new("redirect-file", Image, false, 1, 0, "", RedirectNotFollowed),

        new("silent.png", Image, null, 1, 0, "", NoAnswer),
        new("stall.png", Image, null, 1, 16, "", NoAnswer),
        new("slow.png", Image, null, 1, null, "", NoAnswer),
        new("cut.png", Image, null, 1, null, "", NoAnswer),
        new("endless.png", Image, true, 1, 32_768, "image/png, 48 x 32"),

        new(Refused, Image, false, 1, 0, "", ConnectionRefused),
        new(NoSuchHost, Image, false, 0, 0, "", HostNotFound),
        new(NoNameServer, Image, null, 0, 0, "", NoAnswer),
        new(NoTls, Image, null, 1, 0, "", TlsFailed),
    ];
}
