using System.Security.Cryptography;
using System.Text;

namespace StarVideos.Journal;

/// <summary>
/// The fingerprint of a row: equal for requests with the same name, the same base address and the same bytes to send. Each take after the
/// first has its own fingerprint. The label of the run is not part of it and is compared separately.
/// </summary>
internal static class RequestFingerprint
{
    /// <summary>Half of a SHA-256: long enough that two different rows never have the same fingerprint.</summary>
    private const int Bytes = 16;

    /// <summary>The fingerprint of a row and of its first take. They are the same, so that a run for one take can be continued with several takes.</summary>
    internal static string Of(VideoRequest request, Uri baseUri)
    {
        // Each text is written with its length, so that two different lists of texts never give the same bytes.
        var name = request.Name;
        var json = RequestBody.ToUtf8(request);
        var address = baseUri.AbsoluteUri;
        var head = Encoding.UTF8.GetBytes($"{name?.Length ?? 0}:{name}{address.Length}:{address}");
        var identity = new byte[head.Length + json.Length];
        head.CopyTo(identity, 0);
        json.CopyTo(identity, head.Length);
        return Digest(identity);
    }

    /// <summary>The fingerprint of one take of a row.</summary>
    /// <param name="row">The fingerprint of the row.</param>
    /// <param name="take">The number of the take, from 1.</param>
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
