using System.Collections.Concurrent;
using System.Net;

namespace StarVideos.References.Looking;

/// <summary>Looks up host names, each name once.</summary>
internal sealed class HostNames(Func<string, CancellationToken, Task<IPAddress[]>> ask)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IPAddress[]>>> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks the operating system.</summary>
    internal static Task<IPAddress[]> Ask(string host, CancellationToken cancellation) =>
#if NET
        Dns.GetHostAddressesAsync(host, cancellation);
#else
        Dns.GetHostAddressesAsync(host);
#endif

    /// <exception cref="System.Net.Sockets.SocketException">There is no such host, or no name server answered.</exception>
    /// <exception cref="OperationCanceledException">Cancelled. The look-up itself goes on, because other callers may wait for it.</exception>
    internal Task<IPAddress[]> FindAsync(string host, CancellationToken cancellation) =>
        _known.GetOrAdd(host, name => new Lazy<Task<IPAddress[]>>(() => ask(name, CancellationToken.None))).Value.WaitAsync(cancellation);
}
