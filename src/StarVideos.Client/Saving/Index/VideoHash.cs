using System.Buffers;
using System.Security.Cryptography;

namespace StarVideos.Saving.Index;

/// <summary>Computes the SHA-256 of a video while it is downloaded.</summary>
internal sealed class VideoHash : IDisposable
{
    private readonly SHA256 _hash = SHA256.Create();

    public void Dispose() => _hash.Dispose();

    internal void Append(byte[] buffer, int count) => _hash.TransformBlock(buffer, 0, count, null, 0);

    /// <summary>Starts again, without the bytes so far.</summary>
    internal void Clear() => _hash.Initialize();

    /// <summary>Ends the computation. To be called once.</summary>
    /// <returns>64 hexadecimal digits, in lower case.</returns>
    internal string Finish()
    {
        _hash.TransformFinalBlock([], 0, 0);
        return string.Concat(_hash.Hash!.Select(static part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>The SHA-256 of a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    internal static string OfFile(string path, CancellationToken cancellation)
    {
        using var hash = new VideoHash();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var buffer = ArrayPool<byte>.Shared.Rent(MediaDownload.BufferSize);
        try
        {
            for (int read; (read = file.Read(buffer, 0, buffer.Length)) > 0;)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.Append(buffer, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return hash.Finish();
    }
}
