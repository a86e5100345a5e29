namespace StarVideos.Emulator.References;

/// <summary>
/// The reference images and videos in the emulator. Most are files as an encoder wrote them. Rare forms are made from these files by changing
/// their headers.
/// </summary>
public static class ReferenceFiles
{
    private const string Prefix = "references/";

    private static readonly Dictionary<string, Func<byte[]>> Made = new(StringComparer.Ordinal)
    {
        ["large-sizes.mp4"] = () => Mp4Edit.WithLargeSizes(Stored("last.mp4")),
        ["to-the-end.mp4"] = () => Mp4Edit.ToTheEnd(Stored("first.mp4")),
        ["long-times.mp4"] = () => Mp4Edit.WithLongTimes(Stored("last.mp4")),
        ["turned.mp4"] = () => Mp4Edit.Turned(Stored("first.mp4")),

        // Only the headers are those of a HEIC image; the pixels are still in another codec.
        ["still.heic"] = () => Mp4Edit.WithBrand(Stored("still.avif"), "avif", "heic"),
    };

    /// <summary>All names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(ReferenceFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Concat(Made.Keys)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The bytes of one file.</summary>
    /// <exception cref="ArgumentException">There is no file of that name.</exception>
    public static byte[] Read(string name) => Made.TryGetValue(name, out var make) ? make() : Stored(name);

    private static byte[] Stored(string name)
    {
        using var stream = typeof(ReferenceFiles).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new ArgumentException($"There is no reference {name}.", nameof(name));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
