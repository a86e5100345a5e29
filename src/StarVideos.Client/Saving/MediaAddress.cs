using StarVideos.Http;
using StarVideos.Text;

namespace StarVideos.Saving;

/// <summary>Which addresses a video may be fetched from. They come from the service and its media hosts, so they are not trusted.</summary>
internal static class MediaAddress
{
    /// <exception cref="StarVideosException">The address is not one of the web.</exception>
    internal static Uri Check(Uri address) =>
        WebAddress.IsWeb(address)
            ? address
            : throw Invalid($"The address of the video, {Redacted.Url(address)}, is not one of http or https.");

    /// <summary>Where a redirect leads.</summary>
    /// <exception cref="StarVideosException">Away from the web, or from https to http.</exception>
    internal static Uri Follow(Uri from, Uri location)
    {
        var to = Redirect.Target(from, location);
        return to is not null && WebAddress.IsWeb(to) && !Redirect.GivesUpHttps(from, to)
            ? to
            : throw Invalid($"{Redacted.Url(from)} redirects to {Redacted.Url(to ?? location)}, which is not followed.");
    }

    private static StarVideosException Invalid(string message) => new(StarVideosErrorKind.VideoUrlInvalid, message);
}
