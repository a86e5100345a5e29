using System.Security.Cryptography;
using System.Text;

namespace StarVideos.Journal;

/// <summary>What makes two requests the same row: name, base address and every byte that is sent. The label of the run is compared beside it.</summary>
internal static class RequestFingerprint
{
    /// <summary>Half of a SHA-256: no two rows will ever share it by chance.</summary>
    private const int Bytes = 16;

    internal static string Of(VideoRequest request, Uri baseUri)
    {
        // Each text with its length, so that no two lists of texts join to the same one.
        var name = request.Name;
        var json = RequestBody.ToUtf8(request);
        var address = baseUri.AbsoluteUri;
        var head = Encoding.UTF8.GetBytes($"{name?.Length ?? 0}:{name}{address.Length}:{address}");
        var identity = new byte[head.Length + json.Length];
        head.CopyTo(identity, 0);
        json.CopyTo(identity, head.Length);
#if NET
        return Convert.ToHexString(SHA256.HashData(identity), 0, Bytes);
#else
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(identity), 0, Bytes).Replace("-", "");
#endif
    }
}
