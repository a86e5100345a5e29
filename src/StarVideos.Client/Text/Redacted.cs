namespace StarVideos.Text;

/// <summary>Makes addresses safe to show in logs and errors.</summary>
internal static class Redacted
{
    /// <summary>
    /// Scheme, host and path. Without the query, because the signature in it gives access to the video. Without user info, because it may hold a
    /// password.
    /// </summary>
    internal static string Url(Uri? address)
    {
        if (address is null)
        {
            return "(no address)";
        }

        if (!address.IsAbsoluteUri)
        {
            return Clip.Clean(address.OriginalString.Split('?', '#')[0], Clip.ValueLength);
        }

        var shown = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return Clip.Clean(address.Query.Length > 0 ? shown + "?…" : shown, Clip.MessageLength);
    }
}
