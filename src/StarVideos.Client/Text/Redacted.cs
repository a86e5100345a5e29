namespace StarVideos.Text;

/// <summary>Addresses as logs and errors may show them.</summary>
internal static class Redacted
{
    /// <summary>Scheme, host and path. The query of a result address is a signature that opens the video, and user info may hold a password: both are left out.</summary>
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
