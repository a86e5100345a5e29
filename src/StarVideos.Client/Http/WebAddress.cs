using StarVideos.Text;

namespace StarVideos.Http;

/// <summary>Tells kinds of addresses apart.</summary>
internal static class WebAddress
{
    /// <summary>Whether the address is absolute, and http or https. Another address may name a file of this computer.</summary>
    internal static bool IsWeb(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    /// <summary>
    /// Whether an absolute address is on this computer. Reads a copy: if two threads are the first to read the same <see cref="Uri"/>, one of
    /// them may get a wrong answer for 127.0.0.1.
    /// </summary>
    internal static bool IsThisComputer(Uri address) => new Uri(address.OriginalString).IsLoopback;

    /// <summary>The address as an error may show it. A text like <c>name:password@host</c> without http before it is not shown.</summary>
    internal static string Shown(Uri address) =>
        IsWeb(address) || address.OriginalString.IndexOf('@') < 0 ? Redacted.Url(address) : "(not shown: it may hold a password)";
}
