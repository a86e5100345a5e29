using System.Security.Cryptography;
using System.Text;

namespace StarVideos.Journal;

/// <summary>What makes two requests the same row of a run: label, name, base address and every field that is sent.</summary>
internal static class RequestFingerprint
{
    /// <summary>Half of a SHA-256: no two rows will ever share it by chance.</summary>
    private const int Bytes = 16;

    internal static string Of(VideoRequest request, Uri baseUri, string? batch)
    {
        // Each text with its length, so that no two lists of texts join to the same one.
        var identity = new StringBuilder();
        foreach (var text in new[] { batch, request.Name, baseUri.AbsoluteUri, RequestBody.ToText(request) })
        {
            identity.Append(text?.Length ?? 0).Append(':').Append(text);
        }

        var utf8 = Encoding.UTF8.GetBytes(identity.ToString());
#if NET
        return Convert.ToHexString(SHA256.HashData(utf8), 0, Bytes);
#else
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(utf8), 0, Bytes).Replace("-", "");
#endif
    }
}
