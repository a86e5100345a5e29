namespace StarVideos.Http;

/// <summary>Reads an answer's body up to a limit, so that a hostile or broken server cannot fill the memory.</summary>
internal static class BoundedBody
{
    /// <summary>A real answer is a few hundred bytes.</summary>
    internal const int MostBytes = 1024 * 1024;

    /// <summary>Reads the body. Returns null if it is larger than <see cref="MostBytes"/>.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, also where the framework's read methods ignore their token.</exception>
    internal static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > MostBytes)
        {
            return null;
        }

#if NET
        using var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
#else
        using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        try
        {
            // Reads of .NET Framework, and of some handlers elsewhere, ignore their token. Only closing the stream ends such a read.
            using var close = cancellation.Register(stream.Dispose);
            return await ReadAsync(stream, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellation);
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await stream.ReadAsync(buffer, 0, buffer.Length, cancellation).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MostBytes)
            {
                return null;
            }
        }

        return body.ToArray();
    }
}
