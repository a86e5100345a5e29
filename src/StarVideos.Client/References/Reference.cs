using StarVideos.Text;

namespace StarVideos;

/// <summary>An address in a request, from which the service downloads an image or a video.</summary>
/// <param name="Address">The http or https address.</param>
/// <param name="Kind">Whether it must be an image or a video.</param>
/// <param name="Field">The field of the request, in the service's spelling.</param>
public sealed record Reference(string Address, ReferenceKind Kind, string Field)
{
    /// <summary>
    /// The address as it may be shown: without query, user name and password. If one of them was removed, a mark at the end says so, and no
    /// request accepts such an address.
    /// </summary>
    internal string Shown
    {
        get
        {
            var address = new Uri(Address);
            var shown = Redacted.Url(address);
            return address.UserInfo.Length > 0 && !shown.EndsWith(AddressPattern.Cut, StringComparison.Ordinal) ? shown + AddressPattern.Cut : shown;
        }
    }
}
