using System.Net;
using System.Net.Sockets;

namespace StarVideos.References.Looking;

/// <summary>Addresses and names that are valid in this network only.</summary>
internal static class PrivateNetwork
{
    private static readonly string[] Endings = [".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet"];

    /// <summary>Whether the host of an address is private, judged without a look-up of its name.</summary>
    internal static bool IsHost(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.');
        return IPAddress.TryParse(host, out var number)
            ? IsAddress(number)
            : host.IndexOf('.') < 0 || Endings.Any(ending => host.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    internal static bool IsAddress(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            // This network, private (three blocks), shared by customers of one provider, loopback, link-local, and multicast or reserved.
            return bytes[0] is 0 or 10 or 127
                || (bytes[0] == 100 && bytes[1] is >= 64 and <= 127)
                || (bytes[0] == 169 && bytes[1] == 254)
                || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31)
                || (bytes[0] == 192 && bytes[1] == 168)
                || bytes[0] >= 224;
        }

        // Loopback and unspecified, unique local, link-local, site-local, multicast.
        return IPAddress.IsLoopback(address) || address.Equals(IPAddress.IPv6Any)
            || (bytes[0] & 0xFE) == 0xFC
            || (bytes[0] == 0xFE && bytes[1] >= 0x80)
            || bytes[0] == 0xFF;
    }
}
