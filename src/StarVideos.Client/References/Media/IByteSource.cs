namespace StarVideos.References.Media;

/// <summary>Random access to bytes of a file, a web host or a test. A read may cost a request, so callers should read little.</summary>
internal interface IByteSource
{
    /// <summary>The total number of bytes, if it is known yet.</summary>
    long? Length { get; }

    /// <summary>
    /// The bytes from <paramref name="offset"/> on: at least <paramref name="least"/>, or fewer if the content ends earlier. The result may be
    /// longer than requested.
    /// </summary>
    /// <exception cref="UntoldException">The bytes cannot be read, or reading them would exceed a limit.</exception>
    Task<byte[]> ReadAsync(long offset, int least);
}
