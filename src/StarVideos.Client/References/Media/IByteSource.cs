namespace StarVideos.References.Media;

/// <summary>Bytes that are read where they are wanted, from a file, a web host or a test. Reading may cost a request, so it is asked for sparingly.</summary>
internal interface IByteSource
{
    /// <summary>How many bytes there are, as far as it is known by now.</summary>
    long? Length { get; }

    /// <summary>
    /// The bytes from <paramref name="offset"/> on: at least <paramref name="least"/>, or all that are left where the content ends
    /// before. More may be given than were asked for.
    /// </summary>
    /// <exception cref="UntoldException">They cannot be had, or would cost more than they may.</exception>
    Task<byte[]> ReadAsync(long offset, int least);
}
