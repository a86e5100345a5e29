namespace StarVideos.Http;

/// <summary>Reads redirects. The library follows them itself: it decides which ones to follow, and sends no key with them.</summary>
internal static class Redirect
{
    /// <summary>The target of a redirect, as the answer spells it; null if the answer is no redirect.</summary>
    internal static Uri? LocationOf(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 ? response.Headers.Location : null;

    /// <summary>The absolute target of a redirect; null if it is no valid address. The host is unknown and may send anything, such as <c>//</c>.</summary>
    internal static Uri? Target(Uri from, Uri location) => Uri.TryCreate(from, location, out var target) ? target : null;

    /// <summary>Whether the redirect leads from https to another scheme.</summary>
    internal static bool GivesUpHttps(Uri from, Uri to) => from.Scheme == Uri.UriSchemeHttps && to.Scheme != Uri.UriSchemeHttps;
}
