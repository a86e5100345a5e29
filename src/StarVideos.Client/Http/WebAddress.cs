using StarVideos.Text;

namespace StarVideos.Http;

/// <summary>What kind of address one is.</summary>
internal static class WebAddress
{
    /// <summary>Absolute, and http or https. Anything else may name a file of this computer.</summary>
    internal static bool IsWeb(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    /// <summary>
    /// Whether an absolute address stays on this computer. Asked of a copy: where two threads are the first to ask one and the same
    /// <see cref="Uri"/>, one of them may be told that 127.0.0.1 is elsewhere.
    /// </summary>
    internal static bool IsThisComputer(Uri address) => new Uri(address.OriginalString).IsLoopback;

    /// <summary>As an error may show it: what looks like <c>name:password@host</c> without http before it is not shown at all.</summary>
    internal static string Shown(Uri address) =>
        IsWeb(address) || address.OriginalString.IndexOf('@') < 0 ? Redacted.Url(address) : "(not shown: it may hold a password)";
}
