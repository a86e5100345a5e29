using StarVideos.Emulator.References;
using StarVideos.References.Media;

namespace StarVideos.Client.Tests.References.Media;

/// <summary>Real files, read at once, in small pieces, and with an unknown length.</summary>
public sealed class MediaReaderTests
{
    public static TheoryData<string, string, int?, int?, double?> Files => new()
    {
        { "still.jpg", "image/jpeg", 48, 32, null },
        { "photo.jpg", "image/jpeg", 48, 32, null },
        { "still.png", "image/png", 48, 32, null },
        { "lossy.webp", "image/webp", 48, 32, null },
        { "lossless.webp", "image/webp", 48, 32, null },
        { "extended.webp", "image/webp", 48, 32, null },
        { "still.gif", "image/gif", 48, 32, null },
        { "still.bmp", "image/bmp", 48, 32, null },
        { "still.heic", "image/heic", 48, 32, null },
        { "still.avif", "image/avif", 48, 32, null },
        { "first.mp4", "video/mp4", 64, 36, 5 },
        { "last.mp4", "video/mp4", 64, 36, 5 },
        { "large-sizes.mp4", "video/mp4", 64, 36, 5 },
        { "to-the-end.mp4", "video/mp4", 64, 36, 5 },
        { "long-times.mp4", "video/mp4", 64, 36, 5 },
        { "turned.mp4", "video/mp4", 36, 64, 5 },
        { "fragments.mp4", "video/mp4", 64, 36, 5 },
        { "fragments-sound.mp4", "video/mp4", 64, 36, 5.178 },
        { "dash.mp4", "video/mp4", 64, 36, 5 },
        { "indexed.mp4", "video/mp4", 64, 36, 5 },
        { "clip.mov", "video/quicktime", 64, 36, 5 },
        { "clip.webm", "video/webm", 64, 36, 5 },
        { "short.mp4", "video/mp4", 64, 36, 2 },
        { "near.mp4", "video/mp4", 64, 36, 10.04 },
        { "long.mp4", "video/mp4", 64, 36, 12 },
        { "sound.mp4", "video/mp4", null, null, 5.128 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Type_size_and_duration_are_read(string name, string type, int? width, int? height, double? seconds)
    {
        var bytes = ReferenceFiles.Read(name);
        foreach (var piece in new[] { 1, 16, 512, 65_536 })
        {
            foreach (var tellsLength in new[] { true, false })
            {
                var facts = await MediaReader.ReadAsync(new MemorySource(bytes, piece, tellsLength: tellsLength));
                Assert.Equal(type, facts.Format.MediaType);
                Assert.Equal((width, height), (facts.Width, facts.Height));
                if (seconds is { } told)
                {
                    Assert.Null(facts.Untold);
                    Assert.Equal(told, facts.Duration!.Value.TotalSeconds, 0.0005);
                }
                else
                {
                    Assert.Null(facts.Duration);
                }
            }
        }
    }

    [Fact]
    public void Every_file_is_tried() =>
        Assert.Equal(ReferenceFiles.Names, Files.Select(row => (string)row[0]).Order(StringComparer.Ordinal));
}
