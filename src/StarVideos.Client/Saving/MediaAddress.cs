using StarVideos.Http;
using StarVideos.Text;

namespace StarVideos.Saving;

/// <summary>Checks the addresses of videos. They come from the service and its media hosts, and are not trusted.</summary>
internal static class MediaAddress
{
    /// <exception cref="StarVideosException">The address is not an http or https address.</exception>
    internal static Uri Check(Uri address) =>
        WebAddress.IsWeb(address)
            ? address
            : throw Invalid($"The address of the video, {Redacted.Url(address)}, is not one of http or https.");

    /// <summary>The target of a redirect.</summary>
    /// <exception cref="StarVideosException">The target is not an http or https address, or it leads from https to http.</exception>
    internal static Uri Follow(Uri from, Uri location)
    {
        var to = Redirect.Target(from, location);
        return to is not null && WebAddress.IsWeb(to) && !Redirect.GivesUpHttps(from, to)
            ? to
            : throw Invalid($"{Redacted.Url(from)} redirects to {Redacted.Url(to ?? location)}, which is not followed.");
    }

    private static StarVideosException Invalid(string message) => new(StarVideosErrorKind.VideoUrlInvalid, message);
}
