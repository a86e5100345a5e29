using StarVideos.Text;

namespace StarVideos;

/// <summary>An address in a request, which the service fetches an image or a video from.</summary>
/// <param name="Address">The http or https address.</param>
/// <param name="Kind">What must be there.</param>
/// <param name="Field">The field of the request it is in, in the service's spelling.</param>
public sealed record Reference(string Address, ReferenceKind Kind, string Field)
{
    /// <summary>The address as it may be shown: without query, user name and password. Where it lost any of them, its end says so, and no request takes it.</summary>
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
