using System.Security.Cryptography;
using System.Text;

namespace StarVideos.Journal;

/// <summary>What makes two requests the same row: name, base address and every byte that is sent. Of its takes, each but the first has one of its own. The label of the run is compared beside it.</summary>
internal static class RequestFingerprint
{
    /// <summary>Half of a SHA-256: no two rows will ever share it by chance.</summary>
    private const int Bytes = 16;

    /// <summary>Of a row, and of its first take: so that a run which asked for one continues as one that asks for several.</summary>
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
        return Digest(identity);
    }

    /// <summary>Of one take of a row.</summary>
    /// <param name="row">What identifies the row.</param>
    /// <param name="take">Which take, from 1.</param>
    internal static string OfTake(string row, int take) => take == 1 ? row : Digest(Encoding.UTF8.GetBytes(FormattableString.Invariant($"take {take} of {row}")));

    private static string Digest(byte[] identity)
    {
#if NET
        return Convert.ToHexString(SHA256.HashData(identity), 0, Bytes);
#else
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(identity), 0, Bytes).Replace("-", "");
#endif
    }
}
