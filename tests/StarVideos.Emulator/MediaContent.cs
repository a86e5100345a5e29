namespace StarVideos.Emulator;

/// <summary>The bytes of a video, from any source.</summary>
internal interface IMediaContent
{
    long Length { get; }

    void Read(long offset, Span<byte> into);
}

/// <summary>The real short videos in the emulator, one for each ratio.</summary>
public static class SampleVideos
{
    private const string DefaultRatio = "9:16";

    /// <summary>The bytes of the MP4 file for this ratio; null means the service's default, 9:16.</summary>
    public static byte[] Read(string? ratio)
    {
        var name = (ratio ?? DefaultRatio).Replace(':', 'x') + ".mp4";
        using var stream = typeof(SampleVideos).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no sample video {name}.", nameof(ratio));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    internal static IMediaContent Content(string? ratio) => new Sample(Read(ratio));

    private sealed class Sample(byte[] bytes) : IMediaContent
    {
        public long Length => bytes.Length;

        public void Read(long offset, Span<byte> into) => bytes.AsSpan((int)offset, into.Length).CopyTo(into);
    }
}
