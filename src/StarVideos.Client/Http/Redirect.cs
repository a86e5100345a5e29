namespace StarVideos.Http;

/// <summary>Redirects to other addresses. They are followed by hand: not every one is, and none takes the key along.</summary>
internal static class Redirect
{
    /// <summary>Where an answer redirects to, as it says it; null if it is no redirect.</summary>
    internal static Uri? LocationOf(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 ? response.Headers.Location : null;

    /// <summary>The address that is meant; null if it is none. A stranger's host may send anything, such as <c>//</c>.</summary>
    internal static Uri? Target(Uri from, Uri location) => Uri.TryCreate(from, location, out var target) ? target : null;

    /// <summary>Whether it leads from https to anything else.</summary>
    internal static bool GivesUpHttps(Uri from, Uri to) => from.Scheme == Uri.UriSchemeHttps && to.Scheme != Uri.UriSchemeHttps;
}
